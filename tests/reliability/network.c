/* Tells of every attempt to reach a network, in this process and all it starts, and refuses it. Loaded with LD_PRELOAD;
 * the attempts are lines in the file that PLANLESE_NETWORK names. A socket that is only made, as urllib3 does to learn
 * whether there is IPv6, reaches nobody. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

static void tell(const char *what) {
    const char *name = getenv("PLANLESE_NETWORK");
    int told = name ? open(name, O_WRONLY | O_CREAT | O_APPEND, 0600) : -1;
    if (told >= 0) {
        dprintf(told, "%d %s\n", getpid(), what);
        close(told);
    }
}

static int reaches(const struct sockaddr *to) {
    return to && (to->sa_family == AF_INET || to->sa_family == AF_INET6);
}

int connect(int fd, const struct sockaddr *to, socklen_t length) {
    static int (*real)(int, const struct sockaddr *, socklen_t);
    if (!real) real = dlsym(RTLD_NEXT, "connect");
    if (!reaches(to)) return real(fd, to, length);
    tell("connect");
    errno = EACCES;
    return -1;
}

ssize_t sendto(int fd, const void *data, size_t size, int flags, const struct sockaddr *to, socklen_t length) {
    static ssize_t (*real)(int, const void *, size_t, int, const struct sockaddr *, socklen_t);
    if (!real) real = dlsym(RTLD_NEXT, "sendto");
    if (!reaches(to)) return real(fd, data, size, flags, to, length);
    tell("sendto");
    errno = EACCES;
    return -1;
}

int getaddrinfo(const char *node, const char *service, const struct addrinfo *hints, struct addrinfo **found) {
    (void)node, (void)service, (void)hints, (void)found;
    tell("getaddrinfo");
    return EAI_FAIL;
}

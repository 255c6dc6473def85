/* Stands between a process and its disk: counts the calls that change files below a folder, and lets the n-th one be
 * the last the process makes, or fail. Loaded with LD_PRELOAD by tests; does nothing until faults_arm() is called.
 *
 * The calls are those by which Python and DuckDB write: open for writing, write, truncate, sync, rename, unlink. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

enum { DIE_BEFORE = -1, DIE_AFTER = -2 };

static char below[4096];
static long calls, chosen;
static int how, lasting;

/* what: DIE_BEFORE, DIE_AFTER or the errno with which the call fails; lasting: so do all writes after it. */
void faults_arm(const char *folder, long nth, int what, int stays) {
    strncpy(below, folder, sizeof below - 1);
    calls = 0, chosen = nth, how = what, lasting = stays;
}

long faults_calls(void) { return calls; }

static int inside(const char *path) { return below[0] && path && !strncmp(path, below, strlen(below)); }

static int inside_at(int folder, const char *path) {
    char link[64], real[4096];
    if (path[0] == '/') return inside(path);
    snprintf(link, sizeof link, folder == AT_FDCWD ? "/proc/self/cwd" : "/proc/self/fd/%d", folder);
    ssize_t length = readlink(link, real, sizeof real - 1);
    if (length <= 0) return 0;
    real[length] = 0;
    return inside(real);
}

static int inside_fd(int fd) { return below[0] ? inside_at(fd, "") : 0; }

static void die(void) {
    kill(getpid(), SIGKILL);
    for (;;) pause();
}

/* 0: go on; 1: go on and die; -1: fail, errno is set. */
static int verdict(int concerned, int takes_space) {
    if (!concerned) return 0;
    long call = __sync_add_and_fetch(&calls, 1);
    if (how > 0 && (call == chosen || (lasting && takes_space && chosen && call > chosen))) return errno = how, -1;
    if (call != chosen) return 0;
    if (how == DIE_BEFORE) die();
    return how == DIE_AFTER;
}

#define STAND_IN(type, name, parameters, arguments, concerned, takes_space) \
    type name parameters {                                                  \
        static type(*real) parameters;                                      \
        if (!real) real = dlsym(RTLD_NEXT, #name);                          \
        int told = verdict(concerned, takes_space);                         \
        if (told < 0) return -1;                                            \
        type result = real arguments;                                       \
        if (told) die();                                                    \
        return result;                                                      \
    }

STAND_IN(ssize_t, write, (int fd, const void *b, size_t n), (fd, b, n), inside_fd(fd), 1)
STAND_IN(ssize_t, pwrite, (int fd, const void *b, size_t n, off_t o), (fd, b, n, o), inside_fd(fd), 1)
STAND_IN(ssize_t, pwrite64, (int fd, const void *b, size_t n, off_t o), (fd, b, n, o), inside_fd(fd), 1)
STAND_IN(ssize_t, writev, (int fd, const struct iovec *v, int n), (fd, v, n), inside_fd(fd), 1)
STAND_IN(ssize_t, sendfile, (int fd, int in, off_t *o, size_t n), (fd, in, o, n), inside_fd(fd), 1)
STAND_IN(ssize_t, sendfile64, (int fd, int in, off_t *o, size_t n), (fd, in, o, n), inside_fd(fd), 1)
STAND_IN(int, fsync, (int fd), (fd), inside_fd(fd), 1)
STAND_IN(int, fdatasync, (int fd), (fd), inside_fd(fd), 1)
STAND_IN(int, ftruncate, (int fd, off_t o), (fd, o), inside_fd(fd), 1)
STAND_IN(int, ftruncate64, (int fd, off_t o), (fd, o), inside_fd(fd), 1)
STAND_IN(int, rename, (const char *a, const char *b), (a, b), inside_at(AT_FDCWD, b), 0)
STAND_IN(int, unlink, (const char *a), (a), inside_at(AT_FDCWD, a), 0)

#define STAND_IN_OPEN(name, parameters, last, arguments, folder)                       \
    int name parameters {                                                              \
        mode_t mode = 0;                                                               \
        if (flags & (O_CREAT | O_TMPFILE)) {                                           \
            va_list rest;                                                              \
            va_start(rest, last);                                                      \
            mode = va_arg(rest, mode_t);                                               \
            va_end(rest);                                                              \
        }                                                                              \
        static int(*way) parameters;                                                   \
        if (!way) way = dlsym(RTLD_NEXT, #name);                                       \
        int told = verdict((flags & O_ACCMODE) != O_RDONLY && inside_at(folder, path), 1); \
        if (told < 0) return -1;                                                       \
        int result = way arguments;                                                    \
        if (told) die();                                                               \
        return result;                                                                 \
    }

STAND_IN_OPEN(open, (const char *path, int flags, ...), flags, (path, flags, mode), AT_FDCWD)
STAND_IN_OPEN(open64, (const char *path, int flags, ...), flags, (path, flags, mode), AT_FDCWD)
STAND_IN_OPEN(openat, (int folder, const char *path, int flags, ...), flags, (folder, path, flags, mode), folder)
STAND_IN_OPEN(openat64, (int folder, const char *path, int flags, ...), flags, (folder, path, flags, mode), folder)

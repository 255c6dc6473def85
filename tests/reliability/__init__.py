"""The goals of reliability and security, one test or more a goal; SECURITY.md has the table."""

/* Counts the calls by which a process changes files, and makes one of them, or all from one on, go wrong.
 *
 * Preloaded; does nothing until `fault_arm` is called in the process itself (or XIESHANG_FAULT is set when it
 * starts), and never touches standard input, output and error, or what is below /dev and /proc.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

enum kind { NOTHING, KILL, FAIL, SHORT, TORN, FULL, DEAD, INTERRUPT };
enum { MOST = 4096 };

static long counted, when = -1;
static int kind, number, trace = -1;
static pid_t armed;
static char written[MOST];

/* Begin to count; at call `at` (from 1) do `what`, with error `error`. `log` gets a line for every call. */
void fault_arm(long at, int what, int error, int log)
{
    counted = 0;
    when = at;
    kind = what;
    number = error;
    trace = log;
    armed = getpid();
}

__attribute__((constructor)) static void from_environment(void)
{
    const char *order = getenv("XIESHANG_FAULT");
    long at;
    int what, error;
    if (order && sscanf(order, "%ld %d %d", &at, &what, &error) == 3) {
        unsetenv("XIESHANG_FAULT");
        fault_arm(at, what, error, -1);
    }
}

static int elsewhere(const char *path)
{
    return path && (!strncmp(path, "/dev/", 5) || !strncmp(path, "/proc/", 6)) && strncmp(path, "/dev/shm/", 9);
}

static void note(const char *call, const char *path, int descriptor)
{
    char link[64], place[1024], line[1200];
    if (!path && descriptor >= 0) {
        snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
        ssize_t length = readlink(link, place, sizeof place - 1);
        place[length > 0 ? length : 0] = 0;
        path = place;
    }
    int length = snprintf(line, sizeof line, "%ld %s %s\n", counted, call, path ? path : "");
    syscall(SYS_write, trace, line, (size_t)length);
}

static void die(void)
{
    syscall(SYS_kill, getpid(), SIGKILL);
}

/* Whether the disk that is full from now on refuses this call. */
static int needs_room(const char *call)
{
    return !strcmp(call, "write") || !strcmp(call, "create") || !strcmp(call, "mkdir") || !strcmp(call, "link")
        || !strcmp(call, "rename") || !strcmp(call, "fsync");
}

/* 0: go on; -1: fail with errno set; 1: write only half; 2: write half, then die. */
static int meet(const char *call, const char *path, int descriptor)
{
    if (armed != getpid() || elsewhere(path))
        return 0;
    counted++;
    if (trace >= 0)
        note(call, path, descriptor);
    if (counted < when || when < 0)
        return 0;
    if (kind == FULL || kind == DEAD) {
        if (kind == FULL && !needs_room(call))
            return 0;
        errno = number;
        return -1;
    }
    if (counted != when)
        return 0;
    switch (kind) {
    case KILL:
        die();
        return 0;
    case FAIL:
        errno = number;
        return -1;
    case SHORT:
        return 1;
    case TORN:
        return 2;
    case INTERRUPT:
        syscall(SYS_kill, getpid(), SIGINT);
        return 0;
    default:
        return 0;
    }
}

#define REAL(type, name, ...) \
    static type (*real)(__VA_ARGS__); \
    if (!real) \
        real = (type(*)(__VA_ARGS__))dlsym(RTLD_NEXT, name)

static int is_counted(int descriptor)
{
    return descriptor > 2 && descriptor < MOST && written[descriptor];
}

static int opened(int descriptor, int flags)
{
    if (descriptor >= 0 && descriptor < MOST)
        written[descriptor] = (flags & O_ACCMODE) != O_RDONLY;
    return descriptor;
}

static const char *opening(const char *path, int flags)
{
    if ((flags & O_ACCMODE) == O_RDONLY && !(flags & (O_CREAT | O_TRUNC)))
        return NULL;
    return (flags & O_CREAT) && access(path, F_OK) ? "create" : "open";
}

#define OPEN(function) \
    int function(const char *path, int flags, ...) \
    { \
        REAL(int, #function, const char *, int, ...); \
        va_list more; \
        va_start(more, flags); \
        mode_t mode = va_arg(more, mode_t); \
        va_end(more); \
        const char *call = opening(path, flags); \
        if (call && meet(call, path, -1)) \
            return -1; \
        return opened(real(path, flags, mode), flags); \
    }
OPEN(open)
OPEN(open64)

#define OPENAT(function) \
    int function(int folder, const char *path, int flags, ...) \
    { \
        REAL(int, #function, int, const char *, int, ...); \
        va_list more; \
        va_start(more, flags); \
        mode_t mode = va_arg(more, mode_t); \
        va_end(more); \
        const char *call = opening(path, flags); \
        if (call && meet(call, path, -1)) \
            return -1; \
        return opened(real(folder, path, flags, mode), flags); \
    }
OPENAT(openat)
OPENAT(openat64)

/* Fail, or write less, or write half and die; for any function that writes `size` bytes. */
#define WRITE(descriptor, size, some) \
    if (is_counted(descriptor)) { \
        int met = meet("write", NULL, descriptor); \
        if (met < 0) \
            return -1; \
        if (met && size > 1) { \
            size /= 2; \
            if (met == 2) { \
                some; \
                die(); \
            } \
        } \
    }

ssize_t write(int descriptor, const void *data, size_t size)
{
    REAL(ssize_t, "write", int, const void *, size_t);
    WRITE(descriptor, size, real(descriptor, data, size))
    return real(descriptor, data, size);
}

#define PWRITE(function) \
    ssize_t function(int descriptor, const void *data, size_t size, off64_t place) \
    { \
        REAL(ssize_t, #function, int, const void *, size_t, off64_t); \
        WRITE(descriptor, size, real(descriptor, data, size, place)) \
        return real(descriptor, data, size, place); \
    }
PWRITE(pwrite)
PWRITE(pwrite64)

ssize_t writev(int descriptor, const struct iovec *parts, int count)
{
    REAL(ssize_t, "writev", int, const struct iovec *, int);
    if (is_counted(descriptor) && meet("write", NULL, descriptor) < 0)
        return -1;
    return real(descriptor, parts, count);
}

#define ON_DESCRIPTOR(function, call) \
    int function(int descriptor) \
    { \
        REAL(int, #function, int); \
        if (meet(call, NULL, descriptor) < 0) \
            return -1; \
        return real(descriptor); \
    }
ON_DESCRIPTOR(fsync, "fsync")
ON_DESCRIPTOR(fdatasync, "fsync")

#define TRUNCATE(function) \
    int function(int descriptor, off64_t size) \
    { \
        REAL(int, #function, int, off64_t); \
        if (meet("ftruncate", NULL, descriptor) < 0) \
            return -1; \
        return real(descriptor, size); \
    }
TRUNCATE(ftruncate)
TRUNCATE(ftruncate64)

int close(int descriptor)
{
    REAL(int, "close", int);
    int counts = is_counted(descriptor);
    if (descriptor >= 0 && descriptor < MOST)
        written[descriptor] = 0;
    /* As the system does it: the descriptor is closed, and the error told. */
    if (counts && meet("close", NULL, descriptor) < 0) {
        int error = errno;
        real(descriptor);
        errno = error;
        return -1;
    }
    return real(descriptor);
}

int fchmod(int descriptor, mode_t mode)
{
    REAL(int, "fchmod", int, mode_t);
    return meet("chmod", NULL, descriptor) < 0 ? -1 : real(descriptor, mode);
}

int chmod(const char *path, mode_t mode)
{
    REAL(int, "chmod", const char *, mode_t);
    return meet("chmod", path, -1) < 0 ? -1 : real(path, mode);
}

int fchmodat(int folder, const char *path, mode_t mode, int flags)
{
    REAL(int, "fchmodat", int, const char *, mode_t, int);
    return meet("chmod", path, -1) < 0 ? -1 : real(folder, path, mode, flags);
}

int mkdir(const char *path, mode_t mode)
{
    REAL(int, "mkdir", const char *, mode_t);
    return meet("mkdir", path, -1) < 0 ? -1 : real(path, mode);
}

int mkdirat(int folder, const char *path, mode_t mode)
{
    REAL(int, "mkdirat", int, const char *, mode_t);
    return meet("mkdir", path, -1) < 0 ? -1 : real(folder, path, mode);
}

int rmdir(const char *path)
{
    REAL(int, "rmdir", const char *);
    return meet("rmdir", path, -1) < 0 ? -1 : real(path);
}

int unlink(const char *path)
{
    REAL(int, "unlink", const char *);
    return meet("unlink", path, -1) < 0 ? -1 : real(path);
}

int unlinkat(int folder, const char *path, int flags)
{
    REAL(int, "unlinkat", int, const char *, int);
    return meet("unlink", path, -1) < 0 ? -1 : real(folder, path, flags);
}

int link(const char *from, const char *to)
{
    REAL(int, "link", const char *, const char *);
    return meet("link", to, -1) < 0 ? -1 : real(from, to);
}

int linkat(int from_folder, const char *from, int to_folder, const char *to, int flags)
{
    REAL(int, "linkat", int, const char *, int, const char *, int);
    return meet("link", to, -1) < 0 ? -1 : real(from_folder, from, to_folder, to, flags);
}

int rename(const char *from, const char *to)
{
    REAL(int, "rename", const char *, const char *);
    return meet("rename", to, -1) < 0 ? -1 : real(from, to);
}

int renameat(int from_folder, const char *from, int to_folder, const char *to)
{
    REAL(int, "renameat", int, const char *, int, const char *);
    return meet("rename", to, -1) < 0 ? -1 : real(from_folder, from, to_folder, to);
}

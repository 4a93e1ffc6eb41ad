/*
 * Stands between a program and the C library (LD_PRELOAD) and sees everything that it does to the files
 * of one folder. Built by tests/durability/recorder.ts; part of no product.
 *
 *   BINAAN_WATCHED_FOLDER   the folder, absolute, without a slash at its end
 *   BINAAN_WRITE_LOG        where to write down what is done, with its bytes; none: nothing is
 *   BINAAN_WATCH_CONTROL    a path that exists only here: what is written to it is a command
 *
 * Commands:  ack TEXT        writes TEXT into the log: what came before it is promised to be kept
 *            fail N ERRNO    from the Nth change on every change fails with that number of errno, the
 *                            first write only after half of its bytes, as on a disk that fills up
 *            kill N          the process ends, as by kill -9, in front of the Nth change
 *            kill PATH       the same, in front of the renaming of a file to PATH
 *            heal            no more failing; itself fails with ENODATA where no change had failed
 *
 * One lock is held over each change and its line in the log, so that the log's order is the order in
 * which things happened, whatever thread did them. A `-shm` file is not logged: it is shared memory,
 * which SQLite makes anew after a crash. What the log cannot tell (a file mapped for writing, bytes
 * that the kernel copied) stands in it as unknown, and the replay refuses such a log.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

enum { MOST_FILES = 65536 };
enum kind { NOT_WATCHED = 0, LOGGED, SHARED_MEMORY, FOLDER, CONTROL };

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static const char *watched;
static const char *control;
static size_t watched_length;
static int log_file = -1;
static unsigned char kinds[MOST_FILES];
static uint64_t inodes[MOST_FILES];

static long fails_in = 0, kills_in = 0;
static char killed_at[PATH_MAX];
static int failing_with = 0, has_failed = 0;

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

__attribute__((constructor)) static void begin(void) {
  watched = getenv("BINAAN_WATCHED_FOLDER");
  control = getenv("BINAAN_WATCH_CONTROL");
  watched_length = watched ? strlen(watched) : 0;
  const char *log_path = getenv("BINAAN_WRITE_LOG");
  if (log_path) log_file = syscall(SYS_openat, AT_FDCWD, log_path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

/* ---- the log: op, inode, offset, length of what follows ---- */

#pragma pack(push, 1)
struct entry { uint8_t op; uint64_t inode; uint64_t offset; uint32_t length; };
#pragma pack(pop)

static void put(const void *bytes, size_t length) {
  const char *at = bytes;
  while (length > 0) {
    long written = syscall(SYS_write, log_file, at, length);
    if (written <= 0) abort(); /* a log with a gap would prove nothing */
    at += written;
    length -= written;
  }
}

static void note(char op, uint64_t inode, uint64_t offset, const void *bytes, size_t length) {
  if (log_file < 0) return;
  int kept = errno;
  struct entry entry = { op, inode, offset, (uint32_t)length };
  put(&entry, sizeof entry);
  if (length > 0) put(bytes, length);
  errno = kept;
}

static void note_paths(char op, const char *from, const char *to) {
  char both[2 * PATH_MAX + 2];
  int length = snprintf(both, sizeof both, "%s%c%s", from, 0, to);
  note(op, 0, 0, both, length);
}

/* ---- which files are meant ---- */

/* Absolute, as far as the watched folder's files need it; paths with `..` do not come here. */
static const char *absolute(int folder, const char *path, char *buffer) {
  if (path[0] == '/') return path;
  char base[PATH_MAX];
  if (folder == AT_FDCWD) {
    if (!getcwd(base, sizeof base)) return path;
  } else {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
    ssize_t length = readlink(link, base, sizeof base - 1);
    if (length < 0) return path;
    base[length] = 0;
  }
  if (snprintf(buffer, PATH_MAX, "%s/%s", base, path) >= PATH_MAX) abort();
  return buffer;
}

static int is_inside(const char *path) {
  return watched_length > 0 && strncmp(path, watched, watched_length) == 0 &&
         (path[watched_length] == '/' || path[watched_length] == 0);
}

static int is_shared_memory(const char *path) {
  size_t length = strlen(path);
  return length > 4 && strcmp(path + length - 4, "-shm") == 0;
}

/* Some close without the C library, and then the number is soon another file's, or none that is on a disk. */
static enum kind kind_of(int file) {
  if (file < 0 || file >= MOST_FILES) return NOT_WATCHED;
  if (kinds[file] == NOT_WATCHED || kinds[file] == CONTROL) return kinds[file];
  struct stat about;
  int is_same = fstat(file, &about) == 0 && (S_ISREG(about.st_mode) || S_ISDIR(about.st_mode)) &&
                about.st_ino == inodes[file];
  if (!is_same) kinds[file] = NOT_WATCHED;
  return kinds[file];
}

static int is_file(enum kind kind) { return kind == LOGGED || kind == SHARED_MEMORY; }

/* ---- faults ---- */

static void end_here(void) {
  syscall(SYS_kill, getpid(), SIGKILL);
  for (;;) pause();
}

/*
 * Called with the lock held in front of each change. Not 0: it must fail with that errno. Rights are looked
 * at where a name is made or moved, not where bytes are written, so only such a change fails for want of them.
 */
static int fault(int is_name) {
  if (kills_in > 0 && --kills_in == 0) end_here();
  if (failing_with != ENOSPC && !is_name) return 0;
  /* Another program that has a file open keeps others from putting one in its place. */
  if (failing_with == EBUSY && is_name != 2) return 0;
  if (fails_in > 1) { fails_in -= 1; return 0; }
  return fails_in == 1 ? failing_with : 0;
}

static int refused(int number) {
  has_failed = 1;
  errno = number;
  return -1;
}

static ssize_t command(const void *bytes, size_t length) {
  char text[4096];
  size_t used = length < sizeof text - 1 ? length : sizeof text - 1;
  memcpy(text, bytes, used);
  text[used] = 0;
  if (strncmp(text, "ack ", 4) == 0) note('A', 0, 0, text + 4, used - 4);
  else if (sscanf(text, "fail %ld %d", &fails_in, &failing_with) == 2) has_failed = 0;
  else if (sscanf(text, "kill %ld", &kills_in) == 1) {}
  else if (strncmp(text, "kill /", 6) == 0) snprintf(killed_at, sizeof killed_at, "%s", text + 5);
  else if (strncmp(text, "heal", 4) == 0) {
    fails_in = 0;
    if (!has_failed) { errno = ENODATA; return -1; }
  } else { errno = EINVAL; return -1; }
  return length;
}

/* ---- opening and closing ---- */

static int opened(int folder, const char *given, int flags, mode_t mode) {
  char buffer[PATH_MAX];
  const char *path = absolute(folder, given, buffer);
  if (control && strcmp(path, control) == 0) {
    int file = syscall(SYS_openat, AT_FDCWD, "/dev/null", O_WRONLY | O_CLOEXEC, 0);
    if (file >= 0 && file < MOST_FILES) kinds[file] = CONTROL;
    return file;
  }
  if (!is_inside(path)) {
    int file = syscall(SYS_openat, folder, given, flags, mode);
    if (file >= 0 && file < MOST_FILES) kinds[file] = NOT_WATCHED;
    return file;
  }
  pthread_mutex_lock(&lock);
  int exists = syscall(SYS_faccessat, AT_FDCWD, path, F_OK) == 0;
  int creates = (flags & O_CREAT) && !exists;
  int number = creates || (exists && (flags & O_TRUNC)) ? fault(1) : 0;
  int file = number ? refused(number) : (int)syscall(SYS_openat, folder, given, flags, mode);
  if (file >= MOST_FILES) abort();
  if (file >= 0) {
    struct stat about;
    fstat(file, &about);
    kinds[file] = S_ISDIR(about.st_mode) ? FOLDER : is_shared_memory(path) ? SHARED_MEMORY : LOGGED;
    inodes[file] = about.st_ino;
    if (kinds[file] == FOLDER) note('O', about.st_ino, 0, path, strlen(path));
    if (kinds[file] == LOGGED) {
      if (creates) note('C', about.st_ino, 0, path, strlen(path));
      else note('O', about.st_ino, 0, path, strlen(path));
      if (!creates && (flags & O_TRUNC)) note('T', about.st_ino, 0, NULL, 0);
    }
  }
  pthread_mutex_unlock(&lock);
  return file;
}

static mode_t mode_in(int flags, va_list list) {
  return (flags & O_CREAT) || (flags & O_TMPFILE) == O_TMPFILE ? va_arg(list, mode_t) : 0;
}

#define WITH_MODE(call) va_list list; va_start(list, flags); mode_t mode = mode_in(flags, list); va_end(list); return call

int open(const char *path, int flags, ...) { WITH_MODE(opened(AT_FDCWD, path, flags, mode)); }
int open64(const char *path, int flags, ...) { WITH_MODE(opened(AT_FDCWD, path, flags | O_LARGEFILE, mode)); }
int openat(int folder, const char *path, int flags, ...) { WITH_MODE(opened(folder, path, flags, mode)); }
int openat64(int folder, const char *path, int flags, ...) { WITH_MODE(opened(folder, path, flags | O_LARGEFILE, mode)); }

int close(int file) {
  if (file >= 0 && file < MOST_FILES) kinds[file] = NOT_WATCHED;
  return syscall(SYS_close, file);
}

/* ---- contents ---- */

static uint64_t place(int file) {
  if (fcntl(file, F_GETFL) & O_APPEND) {
    struct stat about;
    fstat(file, &about);
    return about.st_size;
  }
  return lseek(file, 0, SEEK_CUR);
}

/* A write at a place, or where the file stands (-1). */
static ssize_t written(int file, const void *bytes, size_t length, off_t offset) {
  pthread_mutex_lock(&lock);
  int number = fault(0);
  uint64_t at = offset < 0 ? place(file) : (uint64_t)offset;
  if (number == ENOSPC && !has_failed && length > 1) { has_failed = 1; number = 0; length /= 2; }
  ssize_t result = number                 ? refused(number)
                   : offset < 0           ? syscall(SYS_write, file, bytes, length)
                                          : syscall(SYS_pwrite64, file, bytes, length, offset);
  if (result > 0 && kinds[file] == LOGGED) note('W', inodes[file], at, bytes, result);
  pthread_mutex_unlock(&lock);
  return result;
}

ssize_t write(int file, const void *bytes, size_t length) {
  if (kind_of(file) == CONTROL) {
    pthread_mutex_lock(&lock);
    ssize_t result = command(bytes, length);
    pthread_mutex_unlock(&lock);
    return result;
  }
  return is_file(kind_of(file)) ? written(file, bytes, length, -1) : syscall(SYS_write, file, bytes, length);
}

ssize_t pwrite(int file, const void *bytes, size_t length, off_t offset) {
  if (kind_of(file) == CONTROL) return write(file, bytes, length);
  return is_file(kind_of(file)) ? written(file, bytes, length, offset)
                                : syscall(SYS_pwrite64, file, bytes, length, offset);
}
ssize_t pwrite64(int file, const void *bytes, size_t length, off64_t offset) {
  return pwrite(file, bytes, length, offset);
}

/* One part after the other: a caller must cope with fewer bytes than it gave anyway. */
static ssize_t written_parts(int file, const struct iovec *parts, int count, off_t offset) {
  ssize_t total = 0;
  for (int index = 0; index < count; index += 1) {
    if (parts[index].iov_len == 0) continue;
    ssize_t one = written(file, parts[index].iov_base, parts[index].iov_len, offset < 0 ? -1 : offset + total);
    if (one < 0) return total > 0 ? total : one;
    total += one;
    if ((size_t)one < parts[index].iov_len) break;
  }
  return total;
}

ssize_t writev(int file, const struct iovec *parts, int count) {
  return is_file(kind_of(file)) ? written_parts(file, parts, count, -1) : syscall(SYS_writev, file, parts, count);
}
ssize_t pwritev(int file, const struct iovec *parts, int count, off_t offset) {
  return is_file(kind_of(file)) ? written_parts(file, parts, count, offset)
                                : REAL(pwritev)(file, parts, count, offset);
}
ssize_t pwritev64(int file, const struct iovec *parts, int count, off64_t offset) {
  return pwritev(file, parts, count, offset);
}

int ftruncate(int file, off_t size) {
  if (!is_file(kind_of(file))) return syscall(SYS_ftruncate, file, size);
  pthread_mutex_lock(&lock);
  int number = fault(0);
  int result = number ? refused(number) : (int)syscall(SYS_ftruncate, file, size);
  if (result == 0 && kinds[file] == LOGGED) note('T', inodes[file], size, NULL, 0);
  pthread_mutex_unlock(&lock);
  return result;
}
int ftruncate64(int file, off64_t size) { return ftruncate(file, size); }

static int synced(int file, long call) {
  enum kind kind = kind_of(file);
  if (kind != LOGGED && kind != FOLDER) return syscall(call, file);
  pthread_mutex_lock(&lock);
  int result = syscall(call, file);
  if (result == 0) note('S', inodes[file], 0, NULL, 0);
  pthread_mutex_unlock(&lock);
  return result;
}
int fsync(int file) { return synced(file, SYS_fsync); }
int fdatasync(int file) { return synced(file, SYS_fdatasync); }

/* ---- names ---- */

static int moved(int from_folder, const char *from_given, int to_folder, const char *to_given) {
  char from_buffer[PATH_MAX], to_buffer[PATH_MAX];
  const char *from = absolute(from_folder, from_given, from_buffer);
  const char *to = absolute(to_folder, to_given, to_buffer);
  if (!is_inside(from) && !is_inside(to)) return syscall(SYS_renameat, from_folder, from_given, to_folder, to_given);
  pthread_mutex_lock(&lock);
  if (strcmp(to, killed_at) == 0) end_here();
  int number = fault(2);
  int result = number ? refused(number) : (int)syscall(SYS_renameat, from_folder, from_given, to_folder, to_given);
  if (result == 0) note_paths(is_inside(from) && is_inside(to) ? 'R' : 'X', from, to);
  pthread_mutex_unlock(&lock);
  return result;
}
int rename(const char *from, const char *to) { return moved(AT_FDCWD, from, AT_FDCWD, to); }
int renameat(int from_folder, const char *from, int to_folder, const char *to) {
  return moved(from_folder, from, to_folder, to);
}

/* Removing needs no space, so it never fails here; a kill may stand in front of it. */
static int removed(int folder, const char *given, int flags) {
  char buffer[PATH_MAX];
  const char *path = absolute(folder, given, buffer);
  if (!is_inside(path)) return syscall(SYS_unlinkat, folder, given, flags);
  pthread_mutex_lock(&lock);
  if (kills_in > 0) fault(0);
  int result = syscall(SYS_unlinkat, folder, given, flags);
  if (result == 0 && !is_shared_memory(path)) note('U', 0, 0, path, strlen(path));
  pthread_mutex_unlock(&lock);
  return result;
}
int unlink(const char *path) { return removed(AT_FDCWD, path, 0); }
int unlinkat(int folder, const char *path, int flags) { return removed(folder, path, flags); }
int rmdir(const char *path) { return removed(AT_FDCWD, path, AT_REMOVEDIR); }

int mkdir(const char *path, mode_t mode) {
  char buffer[PATH_MAX];
  const char *whole = absolute(AT_FDCWD, path, buffer);
  if (!is_inside(whole)) return syscall(SYS_mkdirat, AT_FDCWD, path, mode);
  pthread_mutex_lock(&lock);
  int exists = syscall(SYS_faccessat, AT_FDCWD, path, F_OK) == 0;
  int number = exists ? 0 : fault(1);
  int result = number ? refused(number) : (int)syscall(SYS_mkdirat, AT_FDCWD, path, mode);
  struct stat about;
  if (result == 0 && stat(path, &about) == 0) note('M', about.st_ino, 0, whole, strlen(whole));
  pthread_mutex_unlock(&lock);
  return result;
}

/* ---- what cannot be told ---- */

void *mmap(void *address, size_t length, int protection, int flags, int file, off_t offset) {
  if (kind_of(file) == LOGGED && (protection & PROT_WRITE) && (flags & MAP_SHARED)) note('X', 0, 0, "mmap", 4);
  return (void *)syscall(SYS_mmap, address, length, protection, flags, file, offset);
}
void *mmap64(void *address, size_t length, int protection, int flags, int file, off64_t offset) {
  return mmap(address, length, protection, flags, file, offset);
}
ssize_t copy_file_range(int from, off64_t *from_at, int to, off64_t *to_at, size_t length, unsigned flags) {
  if (kind_of(to) == LOGGED) note('X', 0, 0, "copy_file_range", 15);
  return syscall(SYS_copy_file_range, from, from_at, to, to_at, length, flags);
}
ssize_t sendfile(int to, int from, off_t *offset, size_t length) {
  if (kind_of(to) == LOGGED) note('X', 0, 0, "sendfile", 8);
  return syscall(SYS_sendfile, to, from, offset, length);
}
ssize_t sendfile64(int to, int from, off64_t *offset, size_t length) { return sendfile(to, from, offset, length); }
int link(const char *from, const char *to) {
  char buffer[PATH_MAX];
  if (is_inside(absolute(AT_FDCWD, to, buffer))) note('X', 0, 0, "link", 4);
  return syscall(SYS_linkat, AT_FDCWD, from, AT_FDCWD, to, 0);
}

// Preloaded into an engine. It writes down, in order, what becomes of the files below a folder, so that a test can make
// them again as a power cut at any moment would have left them; and it counts flushes.
//
//   POWER_LOSS_FOLDER  only what lies below it is recorded
//   POWER_LOSS_RECORD  file that the record is appended to; must not lie below the folder
//   POWER_LOSS_WHOLE   when set, a file is read at each flush: the system also copies files by itself, past write()
//   POWER_LOSS_CLOCK   file of one 64-bit number that is read again and again: milliseconds by which the clock is wrong
//
// A record: kind (1 byte), length of path (4), number of the file (8), offset (8), length of data (4), path, data.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

enum kind { CREATED = 1, WRITTEN, CUT, FLUSHED, FOLDER_FLUSHED, REMOVED, RENAMED, FOLDER_MADE, LINKED };

#define MAX_FD 65536
static char tracked[MAX_FD];
static uint64_t files[MAX_FD];
static char *folders[MAX_FD];

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static const char *folder, *record_file;
static size_t folder_length;
static int record_fd = -1;
static volatile int64_t *clock_error;
static int reads_whole;

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
static ssize_t (*real_writev)(int, const struct iovec *, int);
static ssize_t (*real_write)(int, const void *, size_t);
static ssize_t (*real_pwrite)(int, const void *, size_t, off_t);
static int (*real_open)(const char *, int, ...);
static int (*real_openat)(int, const char *, int, ...);
static int (*real_close)(int);
static int (*real_fsync)(int);
static int (*real_fdatasync)(int);
static int (*real_ftruncate)(int, off_t);
static int (*real_unlink)(const char *);
static int (*real_unlinkat)(int, const char *, int);
static int (*real_link)(const char *, const char *);
static int (*real_rename)(const char *, const char *);
static int (*real_mkdir)(const char *, mode_t);
static int (*real_clock_gettime)(clockid_t, struct timespec *);

__attribute__((constructor)) static void prepare(void) {
  real_writev = NEXT(writev);
  real_write = NEXT(write);
  real_pwrite = NEXT(pwrite);
  real_open = NEXT(open);
  real_openat = NEXT(openat);
  real_close = NEXT(close);
  real_fsync = NEXT(fsync);
  real_fdatasync = NEXT(fdatasync);
  real_ftruncate = NEXT(ftruncate);
  real_unlink = NEXT(unlink);
  real_unlinkat = NEXT(unlinkat);
  real_link = NEXT(link);
  real_rename = NEXT(rename);
  real_mkdir = NEXT(mkdir);
  const char *clock_file = getenv("POWER_LOSS_CLOCK");
  if (clock_file != NULL) {
    int fd = real_open(clock_file, O_RDONLY);
    void *place = fd < 0 ? MAP_FAILED : mmap(NULL, 8, PROT_READ, MAP_SHARED, fd, 0);
    if (place != MAP_FAILED) clock_error = place;
    if (fd >= 0) real_close(fd);
  }
  real_clock_gettime = NEXT(clock_gettime);
  reads_whole = getenv("POWER_LOSS_WHOLE") != NULL;
  record_file = getenv("POWER_LOSS_RECORD");
  folder = getenv("POWER_LOSS_FOLDER");
  if (record_file == NULL || folder == NULL) {
    folder = NULL;
    return;
  }
  folder_length = strlen(folder);
  record_fd = real_open(record_file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static int is_ours(const char *path) {
  return record_fd >= 0 && path != NULL && strncmp(path, folder, folder_length) == 0 &&
         (path[folder_length] == '/' || path[folder_length] == 0);
}

static void note(enum kind kind, const char *path, uint64_t file, uint64_t offset, const void *data, uint32_t length) {
  unsigned char head[25];
  uint32_t path_length = path == NULL ? 0 : strlen(path);
  head[0] = kind;
  memcpy(head + 1, &path_length, 4);
  memcpy(head + 5, &file, 8);
  memcpy(head + 13, &offset, 8);
  memcpy(head + 21, &length, 4);
  struct iovec parts[3] = {{head, sizeof head}, {(void *)path, path_length}, {(void *)data, length}};
  int saved = errno;
  pthread_mutex_lock(&lock);
  ssize_t done = real_writev(record_fd, parts, 3);
  pthread_mutex_unlock(&lock);
  // A record with a hole would prove nothing.
  if (done != (ssize_t)(sizeof head + path_length + length)) abort();
  errno = saved;
}

static int opened(int fd, const char *path, int is_new) {
  struct stat about;
  if (fd < 0 || fd >= MAX_FD || !is_ours(path) || fstat(fd, &about) != 0) return fd;
  if (S_ISDIR(about.st_mode)) {
    free(folders[fd]);
    folders[fd] = strdup(path);
  } else {
    files[fd] = about.st_ino;
    tracked[fd] = 1;
    if (is_new) note(CREATED, path, about.st_ino, 0, NULL, 0);
  }
  return fd;
}

static int open_noted(int from, const char *path, int flags, mode_t mode) {
  int is_new = 0;
  if (is_ours(path) && (flags & O_CREAT)) {
    struct stat about;
    int saved = errno;
    is_new = stat(path, &about) != 0;
    errno = saved;
  }
  int fd = real_openat(from, path, flags, mode);
  if (fd >= 0 && !is_new && (flags & O_TRUNC)) {
    struct stat about;
    if (is_ours(path) && fstat(fd, &about) == 0) note(CUT, NULL, about.st_ino, 0, NULL, 0);
  }
  return opened(fd, path, is_new);
}

#define MODE(flags) \
  mode_t mode = 0;  \
  if ((flags) & (O_CREAT | __O_TMPFILE)) { va_list rest; va_start(rest, flags); mode = va_arg(rest, mode_t); va_end(rest); }

int open(const char *path, int flags, ...) { MODE(flags) return open_noted(AT_FDCWD, path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE(flags) return open_noted(AT_FDCWD, path, flags | O_LARGEFILE, mode); }
int openat(int from, const char *path, int flags, ...) { MODE(flags) return open_noted(from, path, flags, mode); }
int openat64(int from, const char *path, int flags, ...) { MODE(flags) return open_noted(from, path, flags | O_LARGEFILE, mode); }

int close(int fd) {
  if (fd >= 0 && fd < MAX_FD) {
    tracked[fd] = 0;
    free(folders[fd]);
    folders[fd] = NULL;
  }
  return real_close(fd);
}

/* The C library closes some files by itself, past close() above; their numbers are then given to sockets and pipes. */
static int is_noted(int fd) {
  if (fd < 0 || fd >= MAX_FD || !tracked[fd]) return 0;
  struct stat about;
  int saved = errno;
  tracked[fd] = fstat(fd, &about) == 0 && S_ISREG(about.st_mode) && about.st_ino == files[fd];
  errno = saved;
  return tracked[fd];
}

ssize_t pwrite(int fd, const void *data, size_t length, off_t offset) {
  ssize_t done = real_pwrite(fd, data, length, offset);
  if (done > 0 && is_noted(fd)) note(WRITTEN, NULL, files[fd], offset, data, done);
  return done;
}
ssize_t pwrite64(int fd, const void *data, size_t length, off_t offset) { return pwrite(fd, data, length, offset); }

ssize_t write(int fd, const void *data, size_t length) {
  ssize_t done = real_write(fd, data, length);
  // Where the file is open for appending, the end is known only afterwards.
  if (done > 0 && is_noted(fd)) note(WRITTEN, NULL, files[fd], lseek(fd, 0, SEEK_CUR) - done, data, done);
  return done;
}

ssize_t writev(int fd, const struct iovec *parts, int count) {
  ssize_t done = real_writev(fd, parts, count);
  if (done <= 0 || !is_noted(fd)) return done;
  off_t offset = lseek(fd, 0, SEEK_CUR) - done;
  ssize_t left = done;
  for (int part = 0; part < count && left > 0; part++) {
    size_t length = parts[part].iov_len < (size_t)left ? parts[part].iov_len : (size_t)left;
    note(WRITTEN, NULL, files[fd], offset, parts[part].iov_base, length);
    offset += length;
    left -= length;
  }
  return done;
}

int ftruncate(int fd, off_t length) {
  int result = real_ftruncate(fd, length);
  if (result == 0 && is_noted(fd)) note(CUT, NULL, files[fd], length, NULL, 0);
  return result;
}
int ftruncate64(int fd, off_t length) { return ftruncate(fd, length); }

static void read_whole(int fd) {
  struct stat about;
  if (fstat(fd, &about) != 0) return;
  note(CUT, NULL, files[fd], about.st_size, NULL, 0);
  enum { most = 1 << 16 };
  char *data = malloc(most);
  if (data == NULL) abort();
  off_t offset = 0;
  ssize_t length;
  // One that is open for writing only was written by write().
  while ((length = pread(fd, data, most, offset)) > 0) {
    note(WRITTEN, NULL, files[fd], offset, data, length);
    offset += length;
  }
  free(data);
}

static int flushed(int fd, int result) {
  if (result != 0 || fd < 0 || fd >= MAX_FD) return result;
  if (reads_whole && is_noted(fd)) read_whole(fd);
  if (tracked[fd]) note(FLUSHED, NULL, files[fd], 0, NULL, 0);
  else if (folders[fd] != NULL) note(FOLDER_FLUSHED, folders[fd], 0, 0, NULL, 0);
  return result;
}
int fsync(int fd) { return flushed(fd, real_fsync(fd)); }
int fdatasync(int fd) { return flushed(fd, real_fdatasync(fd)); }

int unlink(const char *path) {
  int result = real_unlink(path);
  if (result == 0 && is_ours(path)) note(REMOVED, path, 0, 0, NULL, 0);
  return result;
}

int unlinkat(int from, const char *name, int flags) {
  char path[4096], link_of[64];
  ssize_t length = 0;
  if (from != AT_FDCWD && name[0] != '/') {
    snprintf(link_of, sizeof link_of, "/proc/self/fd/%d", from);
    length = readlink(link_of, path, sizeof path - 1);
    if (length > 0) path[length++] = '/';
  }
  int result = real_unlinkat(from, name, flags);
  snprintf(path + (length > 0 ? length : 0), sizeof path - (length > 0 ? length : 0), "%s", name);
  if (result == 0 && is_ours(path)) note(REMOVED, path, 0, 0, NULL, 0);
  return result;
}

int link(const char *from, const char *to) {
  int result = real_link(from, to);
  if (result == 0 && is_ours(to)) note(LINKED, from, 0, 0, to, strlen(to));
  return result;
}

int rename(const char *from, const char *to) {
  int result = real_rename(from, to);
  if (result == 0 && (is_ours(from) || is_ours(to))) note(RENAMED, from, 0, 0, to, strlen(to));
  return result;
}

int mkdir(const char *path, mode_t mode) {
  int result = real_mkdir(path, mode);
  if (result == 0 && is_ours(path)) note(FOLDER_MADE, path, 0, 0, NULL, 0);
  return result;
}

int clock_gettime(clockid_t id, struct timespec *now) {
  int (*real)(clockid_t, struct timespec *) = real_clock_gettime ? real_clock_gettime : NEXT(clock_gettime);
  int result = real(id, now);
  if (result == 0 && clock_error != NULL && id == CLOCK_REALTIME) {
    int64_t ms = *clock_error + now->tv_nsec / 1000000;
    int64_t seconds = ms / 1000 - (ms % 1000 < 0);
    now->tv_sec += seconds;
    now->tv_nsec = (ms - seconds * 1000) * 1000000 + now->tv_nsec % 1000000;
  }
  return result;
}

int gettimeofday(struct timeval *restrict now, void *restrict zone) {
  (void)zone;
  struct timespec exact;
  int result = clock_gettime(CLOCK_REALTIME, &exact);
  now->tv_sec = exact.tv_sec;
  now->tv_usec = exact.tv_nsec / 1000;
  return result;
}

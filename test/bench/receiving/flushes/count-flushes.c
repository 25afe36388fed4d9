/* Preloaded into a server: counts how often it asks the operating system to put a file on the disk, and how long it
 * waits for that. The totals stand in a file that is mapped into memory, so that reading them costs the server nothing.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

struct totals {
  _Atomic uint64_t flushes;
  _Atomic uint64_t nanoseconds;
};

static struct totals *totals;
static int (*real_fsync)(int);
static int (*real_fdatasync)(int);

__attribute__((constructor)) static void start(void) {
  real_fsync = (int (*)(int))dlsym(RTLD_NEXT, "fsync");
  real_fdatasync = (int (*)(int))dlsym(RTLD_NEXT, "fdatasync");
  const char *path = getenv("FLUSH_TOTALS");
  if (path == NULL) return;
  int file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (file < 0) return;
  if (ftruncate(file, sizeof(struct totals)) == 0) {
    void *map = mmap(NULL, sizeof(struct totals), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    if (map != MAP_FAILED) totals = map;
  }
  close(file);
}

static int counted(int (*flush)(int), int file) {
  struct timespec before, after;
  clock_gettime(CLOCK_MONOTONIC, &before);
  int result = flush(file);
  clock_gettime(CLOCK_MONOTONIC, &after);
  if (totals != NULL) {
    int64_t took = (after.tv_sec - before.tv_sec) * 1000000000LL + (after.tv_nsec - before.tv_nsec);
    atomic_fetch_add(&totals->flushes, 1);
    atomic_fetch_add(&totals->nanoseconds, (uint64_t)took);
  }
  return result;
}

int fsync(int file) { return counted(real_fsync, file); }
int fdatasync(int file) { return counted(real_fdatasync, file); }

import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statfsSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface SmallDisk {
  readonly folder: string
  /** Leaves so many bytes free. */
  fill(leave: number): void
  empty(): void
  setReadOnly(isReadOnly: boolean): void
  remove(): void
}

/** A file system in memory with room for `megabytes`; null where this user may not make one. */
export function makeSmallDisk(megabytes: number): SmallDisk | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null
  const folder = mkdtempSync(join(tmpdir(), 'hover-tray-disk-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], { stdio: 'ignore' })
  } catch {
    rmSync(folder, { recursive: true })
    return null
  }
  const filler = join(folder, 'filler')
  return {
    folder,
    fill(leave) {
      const chunk = Buffer.alloc(65_536)
      try {
        for (let free = freeBytes(folder) - leave; free > 0; free -= chunk.length)
          writeFileSync(filler, chunk.subarray(0, Math.min(free, chunk.length)), { flag: 'a' })
      } catch {
        // Somebody else wrote meanwhile: it is as full as it can be.
      }
    },
    empty: () => truncateSync(filler),
    setReadOnly: isReadOnly =>
      void execFileSync('mount', ['-o', `remount,${isReadOnly ? 'ro' : 'rw'}`, folder], { stdio: 'ignore' }),
    remove() {
      execFileSync('umount', ['-l', folder], { stdio: 'ignore' })
      rmSync(folder, { recursive: true })
    },
  }
}

function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize
}

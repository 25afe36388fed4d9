import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { onFile } from '../../trouble.ts'

/** Older states, and what a restore, a rebuild or a mending had begun when it was cut short. */
const derived =
  /^state\.db\.(?:before-rebuild|damaged)|^journal\.db\.(?:mending|grafted)(?:-wal|-shm|-journal)?$|^(?:restoring|rebuilding)$/
/** Older journals, whole: what a person may want to go back to. */
const kept = /^journal\.db\.(?:before|damaged)-|^before-restore-/

/** Nothing is lost with them. The caller holds the lock, so nobody is at work on one. Throws StoreError. */
export function dropDerived(dataDir: string): void {
  onFile(dataDir, () => {
    for (const file of named(dataDir, derived)) rmSync(file, { recursive: true, force: true })
  })
}

/** Copies of the journal that are a person's to delete. */
export function findKept(dataDir: string): readonly string[] {
  return onFile(dataDir, () => named(dataDir, kept))
}

function named(dataDir: string, pattern: RegExp): readonly string[] {
  return readdirSync(dataDir)
    .filter(name => pattern.test(name))
    .map(name => join(dataDir, name))
}

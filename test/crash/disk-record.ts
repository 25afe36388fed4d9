import { closeSync, mkdirSync, openSync, readSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Random } from './random.ts'

/** See power-loss.c, which writes it. */
export type DiskAct =
  | {
      readonly kind: 'created' | 'removed' | 'folder-flushed' | 'folder-made'
      readonly path: string
      readonly file: bigint
    }
  | { readonly kind: 'renamed' | 'linked'; readonly path: string; readonly to: string }
  | { readonly kind: 'written'; readonly file: bigint; readonly offset: number; readonly data: Buffer }
  | { readonly kind: 'cut'; readonly file: bigint; readonly length: number }
  | { readonly kind: 'flushed'; readonly file: bigint }

export interface Recorded {
  readonly act: DiskAct
  /** How long the record was when this was in it. */
  readonly end: number
}

const headBytes = 25
const kinds = [
  null,
  'created',
  'written',
  'cut',
  'flushed',
  'folder-flushed',
  'removed',
  'renamed',
  'folder-made',
  'linked',
] as const

/** Reads the record of a disk, oldest first. What a killed process left unfinished at its end is left out. */
export function* readRecord(file: string): Generator<Recorded> {
  const descriptor = openSync(file, 'r')
  const head = Buffer.alloc(headBytes)
  let position = 0
  try {
    while (readSync(descriptor, head, 0, headBytes, position) === headBytes) {
      const [pathLength, dataLength] = [head.readUInt32LE(1), head.readUInt32LE(21)]
      const rest = Buffer.alloc(pathLength + dataLength)
      if (readSync(descriptor, rest, 0, rest.length, position + headBytes) < rest.length) return
      position += headBytes + rest.length
      const act = actOf(head, rest.toString('utf8', 0, pathLength), rest.subarray(pathLength))
      if (act !== null) yield { act, end: position }
    }
  } finally {
    closeSync(descriptor)
  }
}

function actOf(head: Buffer, path: string, data: Buffer): DiskAct | null {
  const [file, offset] = [head.readBigUInt64LE(5), Number(head.readBigUInt64LE(13))]
  const kind = kinds[head.readUInt8(0)] ?? null
  switch (kind) {
    case null:
      return null
    case 'written':
      return { kind, file, offset, data }
    case 'cut':
      return { kind, file, length: offset }
    case 'flushed':
      return { kind, file }
    case 'renamed':
    case 'linked':
      return { kind, path, to: data.toString('utf8') }
    default:
      return { kind, path, file }
  }
}

/** What a power cut leaves: only what was flushed, or also some of the rest, in no order and torn in the middle. */
export type Tearing = 'strict' | 'torn'

type FileAct = Extract<DiskAct, { readonly kind: 'written' | 'cut' }>
type NameAct = Extract<DiskAct, { readonly path: string }>

interface DiskFile {
  kept: Buffer
  length: number
  waiting: FileAct[]
}

/** What was on the disk before the record began. */
export interface FileThere {
  readonly path: string
  readonly number: bigint
  readonly data: Buffer
}

export interface Disk {
  apply(act: DiskAct): void
  /** Writes the files as a power cut now would leave them. Paths are those of the record, through `place`. */
  cutPower(tearing: Tearing, random: Random, place: (path: string) => string): void
}

/**
 * Follows the record of a folder in which only `there` was before, and knows at every moment what is on the disk for sure,
 * and what may be.
 */
export function createDisk(there: readonly FileThere[] = []): Disk {
  /** By the number that the file system gave; a number is given again after its file is gone. */
  const byNumber = new Map<bigint, DiskFile>()
  const kept = new Map<string, DiskFile | 'folder'>()
  for (const { path, number, data } of there) {
    const file: DiskFile = { kept: data, length: data.length, waiting: [] }
    byNumber.set(number, file)
    kept.set(path, file)
  }
  let names: { readonly act: NameAct; readonly file: DiskFile | null }[] = []

  const fileOf = (number: bigint): DiskFile => {
    const file = byNumber.get(number) ?? { kept: Buffer.alloc(0), length: 0, waiting: [] }
    byNumber.set(number, file)
    return file
  }

  return {
    apply: act => {
      switch (act.kind) {
        case 'written':
        case 'cut':
          return void fileOf(act.file).waiting.push(act)
        case 'flushed': {
          const file = fileOf(act.file)
          for (const waiting of file.waiting) write(file, waiting)
          file.waiting = []
          return
        }
        case 'folder-flushed':
          for (const name of names) if (isIn(act.path, name.act)) rename(kept, name)
          names = names.filter(name => !isIn(act.path, name.act))
          return
        case 'created':
          byNumber.delete(act.file)
          return void names.push({ act, file: fileOf(act.file) })
        case 'removed':
        case 'renamed':
        case 'linked':
        case 'folder-made':
          return void names.push({ act, file: null })
      }
    },
    cutPower: (tearing, random, place) => {
      const there = new Map(kept)
      // A journaling file system keeps the order of names.
      const luck = tearing === 'strict' ? 0 : random.between(0, names.length)
      for (const name of names.slice(0, luck)) rename(there, name)
      for (const [path, file] of there) {
        if (file === 'folder') mkdirSync(place(path), { recursive: true })
        else put(place(path), tearing === 'strict' ? file : torn(file, random))
      }
    },
  }
}

function isIn(folder: string, act: NameAct): boolean {
  if (act.kind === 'linked') return dirname(act.to) === folder
  return dirname(act.path) === folder || (act.kind === 'renamed' && dirname(act.to) === folder)
}

function rename(
  there: Map<string, DiskFile | 'folder'>,
  { act, file }: { readonly act: NameAct; readonly file: DiskFile | null },
): void {
  const before = there.get(act.path)
  if (act.kind === 'created' && file !== null) there.set(act.path, file)
  else if (act.kind === 'folder-made') there.set(act.path, 'folder')
  else if (act.kind === 'removed' || act.kind === 'renamed') there.delete(act.path)
  if ((act.kind === 'renamed' || act.kind === 'linked') && before !== undefined) there.set(act.to, before)
  if (act.kind === 'renamed' && before === 'folder') renameWithin(there, act)
}

function renameWithin(
  there: Map<string, DiskFile | 'folder'>,
  { path, to }: { readonly path: string; readonly to: string },
): void {
  for (const [within, file] of [...there].filter(([one]) => one.startsWith(`${path}/`))) {
    there.delete(within)
    there.set(to + within.slice(path.length), file)
  }
}

function write(file: DiskFile, act: FileAct): void {
  const end = act.kind === 'cut' ? act.length : act.offset + act.data.length
  if (end > file.kept.length)
    file.kept = Buffer.concat([file.kept, Buffer.alloc(Math.max(end, file.kept.length * 2) - file.kept.length)])
  if (act.kind === 'written') act.data.copy(file.kept, act.offset)
  // What lies behind a cut is gone, also when the file grows again.
  else file.kept.fill(0, act.length)
  file.length = act.kind === 'cut' ? act.length : Math.max(file.length, end)
}

const sectorBytes = 512

/** Half of what waits, by sectors and in any order. */
function torn({ kept, length, waiting }: DiskFile, random: Random): DiskFile {
  const file = { kept: Buffer.from(kept), length, waiting: [] }
  const lucky = waiting.flatMap(sectorsOf).filter(() => random.next() < 0.5)
  for (const act of lucky.map(act => ({ act, place: random.next() })).sort((a, b) => a.place - b.place))
    write(file, act.act)
  return file
}

function sectorsOf(act: FileAct): readonly FileAct[] {
  if (act.kind === 'cut') return [act]
  const parts: FileAct[] = []
  for (let at = 0; at < act.data.length; at += sectorBytes) {
    parts.push({ ...act, offset: act.offset + at, data: act.data.subarray(at, at + sectorBytes) })
  }
  return parts
}

function put(path: string, { kept, length }: DiskFile): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, kept.subarray(0, length))
}

import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import { parseJson } from '../../core/json-shape.ts'

const memorySchema = z.object({
  address: z.string(),
  /** Up to this position of the engine's journal everything was told here. */
  position: z.int().min(0).nullable(),
  /** Told here although something before it was not. */
  told: z.array(z.string()).max(2_000),
  /** Acknowledged here, which the engine does not know yet. */
  acknowledged: z.array(z.string()).max(2_000),
})
type Kept = z.output<typeof memorySchema>

/** What a desktop remembers of an engine elsewhere, over restarts: so that it tells each notice once, and loses none. */
export interface AttachedMemory {
  /** From where to ask for what was told; null: from now on. */
  position(): number | null
  isTold(noticeId: string): boolean
  /** These are to be told here. */
  expect(noticeIds: readonly string[], position: number): void
  /** They were told here, or need not be any more. */
  done(noticeIds: readonly string[]): void
  /** Everything up to there was handed over. */
  reached(position: number): void
  /** The engine has to be told that a person sees to these. */
  acknowledge(noticeIds: readonly string[]): void
  unsent(): readonly string[]
  sent(noticeIds: readonly string[]): void
}

const mostTold = 2_000

/** `file`: lost or unreadable, it is as if the engine had just been chosen. Throws what the file system throws. */
export function openAttachedMemory(file: string, address: string): AttachedMemory {
  const read = readKept(file)
  let kept: Kept = read?.address === address ? read : { address, position: null, told: [], acknowledged: [] }
  /** Handed over and not told yet, with their positions. */
  const expected = new Map<string, number>()
  let through = kept.position

  function save(change: Partial<Kept> = {}): void {
    const position = expected.size === 0 ? through : Math.min(through ?? 0, ...[...expected.values()].map(at => at - 1))
    const told = expected.size === 0 ? [] : (change.told ?? kept.told)
    const next = { ...kept, ...change, position, told: told.slice(-mostTold) }
    if (JSON.stringify(next) === JSON.stringify(kept)) return
    kept = next
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    writeFileSync(`${file}.part`, JSON.stringify(kept), { mode: 0o600 })
    renameSync(`${file}.part`, file)
  }

  return {
    position: () => through,
    isTold: id => kept.told.includes(id) || expected.has(id),
    expect(ids, position) {
      for (const id of ids) if (!expected.has(id)) expected.set(id, position)
    },
    done(ids) {
      const known = ids.filter(id => expected.delete(id))
      save({ told: [...kept.told, ...known] })
    },
    reached(position) {
      through = position
      save()
    },
    acknowledge: ids => save({ acknowledged: [...new Set([...kept.acknowledged, ...ids])].slice(-mostTold) }),
    unsent: () => kept.acknowledged,
    sent: ids => save({ acknowledged: kept.acknowledged.filter(id => !ids.includes(id)) }),
  }
}

function readKept(file: string): Kept | null {
  try {
    return memorySchema.safeParse(parseJson(readFileSync(file, 'utf8'))).data ?? null
  } catch {
    return null
  }
}

import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Transaction, TransactionPage } from '../../electron/contract/transactions/transaction.ts'
import type { TransactionDetail } from '../../electron/contract/transactions/transaction-detail.ts'
import { maskedCopyOf } from '../../electron/core/masking/masked-copy.ts'
import { addApp, post, run, serve, tempDir } from '../cli/cli-kit.ts'
import { canaries, counts } from './canaries.ts'
import { type Engine, startEngine } from './engine.ts'
import { plantAll } from './plant.ts'
import { findCanaries } from './search-party.ts'

const secret = 'abcdefabcdefabcdefabcdefabcdef99'
const all = plantAll()
const payload = (data: unknown, by = secret) => ({ meta: { secret: by, note: `token ${by}` }, data })

let engine: Engine
let rows: readonly Transaction[]
let details: readonly TransactionDetail[]

beforeAll(async () => {
  engine = await startEngine(secret)
  await postAll(
    engine.hook,
    all.map(({ data }) => payload(data)),
  )
  // Authentic but odd, twice the same, and not authentic at all.
  const odd = all
    .slice(0, 60)
    .map(({ data }, index) => payload({ ...Object(data), type: `odd ${canaries.phones[index]}` }))
  const nameless = all.slice(60, 90).map(({ data }) => {
    const { id: _id, ...rest } = Object(data)
    return payload({ ...rest, attributes: { ...rest.attributes, uuid: undefined } })
  })
  const wrong = all.slice(90, 120).map(({ data }) => payload(data, `${secret}x`))
  await postAll(engine.hook, [...odd, ...nameless, ...wrong, ...all.slice(0, 50).map(({ data }) => payload(data))])
  await post(engine.hook, '{"cut": "off')
  await engine.app.store.settled()
  rows = await allRows()
  details = await detailsOf(rows)
})

async function postAll(hook: string, payloads: readonly unknown[]): Promise<void> {
  for (let from = 0; from < payloads.length; from += 25) {
    await Promise.all(payloads.slice(from, from + 25).map(body => post(hook, body)))
  }
}

async function allRows(): Promise<readonly Transaction[]> {
  const found: Transaction[] = []
  let after: string | null = null
  do {
    const page: TransactionPage = answerOf(await engine.app.answers['transactions.page']({ after, limit: 500 }))
    found.push(...page.rows)
    after = page.next
  } while (after !== null)
  return found
}

async function detailsOf(list: readonly Transaction[]): Promise<readonly TransactionDetail[]> {
  const found: TransactionDetail[] = []
  for (const { id } of list) {
    const detail = answerOf(await engine.app.answers['transactions.detail']({ id }))
    if (detail !== null) found.push(detail)
  }
  return found
}

function answerOf<T>(reply: { readonly ok: true; readonly value: T } | { readonly ok: false }): T {
  if (!reply.ok) throw new Error('An answer was refused.')
  return reply.value
}

function fileText(pattern: RegExp): string {
  const text = readdirSync(engine.dataDir, { recursive: true, encoding: 'utf8' })
    .filter(name => pattern.test(name))
    .map(name => join(engine.dataDir, name))
    .filter(file => statSync(file).isFile())
    .map(file => readFileSync(file, 'latin1'))
    .join('\n')
  if (text.length < 100) throw new Error(`No file is like ${pattern}.`)
  return text
}

function select(file: string, sql: string): string {
  const database = new Database(join(engine.dataDir, 'store', file), { readonly: true })
  try {
    return database
      .prepare<[], Record<string, unknown>>(sql)
      .all()
      .map(row => Object.values(row).map(shown).join('\t'))
      .join('\n')
  } finally {
    database.close()
  }
}

function shown(value: unknown): string {
  return Buffer.isBuffer(value) ? value.toString('utf8') : String(value)
}

/** One by one, so that a leak tells where it is; the first ones are enough to know. */
function leaks(list: readonly unknown[], kinds?: Parameters<typeof findCanaries>[1]): readonly string[] {
  const found = list.flatMap(item => {
    const text = JSON.stringify(item)
    return findCanaries(text, kinds).map(canary => `${canary} in ${text}`)
  })
  return found.slice(0, 10)
}

describe('the search party', () => {
  it('looks for five thousand canaries, no two of them alike', () => {
    const list = Object.values(canaries).flat()
    expect([list.length, new Set(list).size]).toEqual([5000, 5000])
    expect(Object.values(counts).reduce<number>((sum, count) => sum + count, 0)).toBe(5000)
  })

  it('finds every one of them in what was posted', () => {
    const posted = all.map(({ data }) => JSON.stringify(data)).join('\n')
    const found = new Set(findCanaries(posted).flatMap(canary => [canary, canary.toLowerCase()]))
    const planted = [
      ...canaries.pins,
      ...canaries.secrets,
      ...canaries.names.flatMap(name => name.toLowerCase().split(' ')),
    ]
    expect(planted.filter(canary => !found.has(canary))).toEqual([])
    const numbers = findCanaries(posted, ['phones']).map(spelled => spelled.replace(/\D/g, ''))
    expect(canaries.phones.filter(phone => !numbers.some(number => number.includes(phone)))).toEqual([])
    expect(new Set(findCanaries(posted, ['balances'])).size).toBe(counts.balances)
  })

  it('finds one that was left in a column of the list', () => {
    const [row] = rows
    expect(leaks([{ ...row, category: `paid ${canaries.phones[0]}` }])).toHaveLength(1)
  })

  it('had every delivery stored', () => {
    expect(rows).toHaveLength(all.length)
    expect(engine.told.length).toBeGreaterThan(0)
  })
})

describe('what stands on the disk', () => {
  it('holds no PIN and no secret in the journal', () => {
    const bodies = select('journal.db', 'SELECT body, act, signed, source_name FROM entries')
    expect(findCanaries(bodies, ['pins', 'secrets'])).toEqual([])
  })

  it('holds no secret, and not the one that proves deliveries, in any byte of any file', () => {
    const bytes = fileText(/^(?!hover-tray.key)/)
    expect(findCanaries(bytes, ['secrets'])).toEqual([])
    expect(bytes).not.toContain(secret)
  })

  it('holds no PIN of six digits in any byte of the databases and their logs', () => {
    const bytes = fileText(/\.db(-wal|-shm)?$/)
    expect(findCanaries(bytes, ['pins']).filter(pin => pin.length === 6)).toEqual([])
  })

  it('keeps what people may reveal, in the journal only', () => {
    const bodies = select('journal.db', 'SELECT body FROM entries')
    expect(findCanaries(bodies, ['names']).length).toBeGreaterThan(counts.names)
  })

  it.each(['transactions', 'status_changes', 'deliveries', 'notices', 'quarantine'])(
    'holds none at all in the table %s of the state',
    table => {
      const columns = select('state.db', `SELECT name FROM pragma_table_info('${table}')`)
        .split('\n')
        .filter(name => !/(_at|_since|^key|^seq|_key|fingerprint)$/.test(name))
      expect(findCanaries(select('state.db', `SELECT ${columns.join(', ')} FROM ${table}`))).toEqual([])
    },
  )

  it('holds no name, number or balance in any byte of the state', () => {
    expect(findCanaries(fileText(/store.state\.db/), ['names', 'balances'])).toEqual([])
  })

  it('holds none in settings, secrets and logs', () => {
    expect(findCanaries(fileText(/\.(json|log)$|logs/).replace(/"at":"[^"]*"/g, ''))).toEqual([])
  })
})

describe('what a search finds', () => {
  it.each(['pins', 'names', 'phones', 'balances', 'secrets'] as const)('is nothing by any of the %s', async kind => {
    const found: string[] = []
    for (const canary of canaries[kind].filter((_, index) => index % 9 === 0)) {
      const page = answerOf(await engine.app.answers['transactions.page']({ after: null, limit: 1, text: canary }))
      if (page.rows.length > 0) found.push(canary)
    }
    expect(found).toEqual([])
  })

  it('is something by words that are no canary', async () => {
    const page = answerOf(await engine.app.answers['transactions.page']({ after: null, limit: 1, text: 'Send Money' }))
    expect(page.rows).toHaveLength(1)
  })
})

describe('what a person sees', () => {
  it('is masked in every row of the list', () => {
    expect(leaks(rows)).toEqual([])
  })

  it('is masked in every detail', () => {
    expect(leaks(details)).toEqual([])
  })

  it('is masked in the quarantine', async () => {
    expect(leaks(answerOf(await engine.app.answers['quarantine.list'](undefined)))).toEqual([])
  })

  it('is masked in every notification', () => {
    expect(leaks(engine.told)).toEqual([])
  })

  it('is masked in every line of the log', () => {
    expect(leaks(engine.lines.map(line => ({ ...JSON.parse(line), at: '' })))).toEqual([])
  })

  it('is masked in what can be copied', () => {
    expect(leaks(details.map(detail => JSON.stringify(maskedCopyOf(detail), null, 2)))).toEqual([])
  })

  it('has no run of seven digits outside ids and times', () => {
    const withoutIds = details.map(({ id: _id, providerId: _provider, sourceId: _source, facts, ...rest }) => ({
      ...rest,
      facts: facts.filter(({ name }) => !/Transaction|Other id|Action|Parsers|Hover app/.test(name)),
    }))
    const times = /\d{4}-\d\d-\d\dT[\d:.]+Z/g
    const text = withoutIds.map(detail => JSON.stringify(detail).replace(times, ''))
    expect(text.flatMap(one => one.match(/\d(?:[ -]?\d){6,}/g) ?? [])).toEqual([])
  })
})

describe('what the command line prints', () => {
  it('is masked in lists, as JSON and as a table', async () => {
    const printed = await Promise.all([
      run(engine.dataDir, ['transactions', '--all', '--json']),
      run(engine.dataDir, ['transactions', '--all']),
    ])
    expect(printed.map(({ stdout }) => stdout.length > 100_000)).toEqual([true, true])
    expect(leaks(printed.flatMap(({ stdout, stderr }) => `${stdout}\n${stderr}`.split('\n')))).toEqual([])
  })

  it('is masked in one transaction, as JSON and as text', async () => {
    const ids = all.filter((_, index) => index % 300 === 7).map(({ uuid }) => uuid)
    const printed = await Promise.all(
      ids.flatMap(id => [run(engine.dataDir, ['show', id, '--json']), run(engine.dataDir, ['show', id])]),
    )
    expect(printed.map(({ code }) => code)).toEqual(printed.map(() => 0))
    expect(leaks(printed.map(({ stdout, stderr }) => stdout + stderr))).toEqual([])
  })

  it('is masked while it serves', async () => {
    const dataDir = tempDir()
    await addApp(dataDir, 'Shop', secret)
    const { line, said, stop } = await serve(dataDir)
    await postAll(
      line.sources[0].localUrl,
      all.slice(0, 200).map(({ data }) => payload(data)),
    )
    await stop()
    expect(said.stderr.split('\n').length).toBeGreaterThan(3)
    // Times and the random id of the source are digits too, and may hold a short canary by chance.
    const { id } = line.sources[0]
    expect(leaks(said.stderr.split('\n').map(one => one.replace(/^\S+Z /, '').replaceAll(id, '')))).toEqual([])
  })
})

// Last: what is looked at above was read before anything was revealed.
describe('a reveal', () => {
  const index = 3
  const uuid = all[index]?.uuid ?? ''

  it('shows more of that one transaction, and still no PIN or secret', async () => {
    const id = rows.find(({ providerId }) => providerId === uuid)?.id ?? ''
    const revealed = answerOf(await engine.app.answers['transactions.reveal']({ id }))
    expect(findCanaries(JSON.stringify(revealed), ['names', 'phones', 'balances'])).not.toEqual([])
    expect(findCanaries(JSON.stringify(revealed), ['pins', 'secrets'])).toEqual([])
    expect(revealed === null ? [''] : findCanaries(JSON.stringify(maskedCopyOf(revealed), null, 2))).toEqual([])
  })

  it('is recorded, and leaves everything else masked', async () => {
    const [detail] = await detailsOf(rows.filter(({ providerId }) => providerId === uuid))
    expect(detail?.reveals).toHaveLength(1)
    expect(detail?.isRevealed).toBe(false)
    const after = await allRows()
    expect(leaks(after)).toEqual([])
    expect(leaks(await detailsOf(after.slice(-20)))).toEqual([])
    expect(findCanaries(fileText(/store.state\.db/), ['names', 'balances'])).toEqual([])
  })
})

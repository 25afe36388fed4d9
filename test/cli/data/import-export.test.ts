import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { fill, textOf } from '../../services/exporting/exporting-kit.ts'
import { ussdDelivery } from '../../services/store/store-kit.ts'
import { ask, run, tempDir } from '../cli-kit.ts'

function exported(...uuids: readonly string[]): string {
  const from = tempDir()
  fill(
    from,
    uuids.map(uuid => ussdDelivery({ uuid })),
  )
  return textOf(from)
}

function fileOf(text: string, name = 'all.jsonl'): string {
  const file = join(tempDir(), name)
  writeFileSync(file, text)
  return file
}

const withoutEnd = (text: string): string => text.replace(/[^\n]+\n$/, '')

it('an export that was cut off between two lines is taken in, and the command fails with what to do', async () => {
  const file = fileOf(withoutEnd(exported('a', 'b')))
  const { code, stdout, stderr } = await run(tempDir(), ['import', file, '--json'])
  expect([code, JSON.parse(stdout)]).toMatchObject([1, { accepted: 2, incomplete: [{ file, end: 'missing' }] }])
  expect(stderr).toContain(`${file} was cut off or changed`)
})

it('an export of an earlier version is taken in, and it is said that nobody can tell whether it is all', async () => {
  const file = fileOf(withoutEnd(exported('a')).replace('"version":2', '"version":1'))
  const { code, stdout, stderr } = await run(tempDir(), ['import', file, '--json'])
  expect([code, JSON.parse(stdout).incomplete]).toEqual([0, [{ file, end: 'unknown' }]])
  expect(stderr).toContain('an earlier version')
})

it('an export with a byte order mark is not taken for payloads', async () => {
  const file = fileOf(`\ufeff${exported('a')}`)
  expect(await ask(tempDir(), ['import', file])).toMatchObject({ accepted: 1, refused: 0, incomplete: [] })
})

it('says what was taken in of the files before one that fails, and names that one', async () => {
  const [good, masked] = [fileOf(exported('a')), fileOf('{"kind":"hover-tray-export","version":2,"whole":false}\n')]
  const { code, stdout, stderr } = await run(tempDir(), ['import', good, masked, '--json'])
  expect([code, JSON.parse(stdout)]).toMatchObject([1, { accepted: 1 }])
  expect(stderr).toContain(`${masked}: The file is a masked export`)
})

it('takes no --source for an export, which says itself where it came from', async () => {
  const dataDir = tempDir()
  const { code, stderr } = await run(dataDir, ['import', fileOf(exported('a')), '--source', 'ussd-1'])
  expect([code, stderr]).toEqual([2, expect.stringContaining('import it without --source')])
})

it('makes no folder for a file that is not there', async () => {
  const dataDir = join(tempDir(), 'data')
  const { code } = await run(dataDir, ['import', '/nowhere/all.jsonl'])
  expect([code, existsSync(dataDir)]).toEqual([1, false])
})

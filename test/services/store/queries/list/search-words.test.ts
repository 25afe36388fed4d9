import Sqlite from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { stateFile } from '../../../../../electron/services/store/data-place.ts'
import { migrate } from '../../../../../electron/services/store/migrate.ts'
import { stateMigrations } from '../../../../../electron/services/store/projection/state-schema.ts'
import { createWordsFrom } from '../../../../../electron/services/store/queries/list/search-words.ts'
import { openTestStore, query, tempDir, ussdDelivery } from '../../store-kit.ts'

/** What tells the words of a search over some texts. */
function wordsIn(...texts: readonly string[]) {
  const file = stateFile(tempDir())
  const database = new Sqlite(file)
  onTestFinished(() => void database.close())
  migrate(database, { file, migrations: stateMigrations, backup: false })
  for (const [row, text] of texts.entries())
    database.prepare('INSERT INTO search (rowid, text) VALUES (?, ?)').run(row + 1, text)
  return createWordsFrom(database)
}

test('few words that begin so are told, however often each stands', () => {
  const wordsFrom = wordsIn('processed, Processed', 'PROCESSING process', 'proceed')
  expect(wordsFrom('process')).toEqual(['process', 'processed', 'processing'])
})

test('many are not', () => {
  expect(wordsIn('paid payer payee paying payout')('pa')).toBeNull()
  expect(wordsIn('payer payee paying payout payment')('pay')).toBeNull()
})

test('accents do not count', () => {
  expect(wordsIn('transféré Transfère')('transf')).toEqual(['transfere'])
})

test.each(['pr', 'Pro', 'é', 'кре', ''])('nothing is told of “%s”, which may be folded in another way', beginning => {
  expect(wordsIn('processed kредит кредит état')(beginning)).toBeNull()
})

test('nothing is told where no word begins so', () => {
  expect(wordsIn('processed')('process1')).toBeNull()
})

test('a beginning finds what its words find, few or many, and after other words', async () => {
  const store = await openTestStore(tempDir())
  const messages = ['Money sent', 'Money sending', 'Money sender', 'Money sends', 'Money sensed', 'Send money']
  for (const [n, message] of messages.entries()) await store.append(ussdDelivery({ uuid: `u-${n}`, message }))
  await store.settled()
  const found = async (text: string) =>
    (await store.page(query({ text }))).rows.map(({ message }) => message).toSorted()
  expect(await found('sent')).toEqual(['Money sent'])
  expect(await found('sens')).toEqual(['Money sensed'])
  expect(await found('sen')).toEqual(messages.toSorted())
})

import { expect, test } from 'vitest'
import { journalFile } from '../../../../electron/services/store/data-place.ts'
import { mendJournal } from '../../../../electron/services/store/mending/mend-journal.ts'
import { openMended } from '../../../../electron/services/store/mending/open-mended.ts'
import { projectAll } from '../../../../electron/services/store/projection/project-all.ts'
import { noteDamage } from '../../../../electron/services/store/suspect.ts'
import { act, answered, jobSaid, modelSaid, noon } from '../retention/job-histories.ts'
import { openFolder } from '../retention/retention-kit.ts'
import { placeOf, tempDir } from '../store-kit.ts'
import { dumpOf } from '../upkeep/dump.ts'

test('a mended journal keeps what Hover answered, blind windows and the histories of jobs', async () => {
  const dir = tempDir()
  const folder = openFolder(dir)
  folder.receive(
    act({
      ...{ kind: 'blind-began', windowId: 'w', sourceId: 'org', product: 'hover-org', cause: 'app-closed' },
      from: noon,
    }),
    act({ kind: 'blind-ended', windowId: 'w', until: noon + 1000 }),
    jobSaid(7, 'working'),
    modelSaid(71, 7, 'failed'),
    answered({ job: { id: '7', state: 'failed' } }),
    answered({ reason: 'baseline', job: { id: '8', state: 'failed' } }),
    act({ kind: 'jobs-baseline', sourceId: 'org' }),
    jobSaid(9, 'complete'),
    answered({ job: { id: '9', state: 'failed' } }),
  )
  // What is left of an answer has to be kept as well.
  folder.packAll()
  folder.pruneAll({ maxTransactions: 2 })
  folder.receive(jobSaid(7, 'working', noon + 5000))
  const before = folder.dump()
  folder.close()
  noteDamage(dir, { kind: 'corrupt', file: journalFile(dir) })
  openMended(placeOf(dir), noon).close()
  projectAll(placeOf(dir), { afresh: true })
  const { notices: _told, projection: _place, ...after } = dumpOf(dir)
  expect(before).toMatchObject(after)
})

test('an answer of Hover’s that is garbled costs that answer alone', () => {
  const dir = tempDir()
  const folder = openFolder(dir)
  folder.receive(answered({ job: { id: '7' } }), answered({ job: { id: '8' } }))
  folder.journal.exec('DROP INDEX entries_seen_jobs')
  folder.journal.prepare(`UPDATE entries SET act = '{' WHERE seq = 1`).run()
  folder.close()
  mendJournal(placeOf(dir), noon)
  projectAll(placeOf(dir), { afresh: false })
  expect(dumpOf(dir).transactions?.map(row => JSON.parse(row).provider_id)).toEqual(['8'])
})

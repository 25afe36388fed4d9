import { expect, test } from 'vitest'
import { planErase } from '../../../electron/services/store/retention/erasing/erase.ts'
import { rebuildState } from '../../../electron/services/store/upkeep/rebuild.ts'
import { fitsPhone } from '../../core/retention/phone-kit.ts'
import { openFolder } from './retention/retention-kit.ts'
import { deliveryOf, jobDelivery, openTestStore } from './store-kit.ts'

const mark = Buffer.from([0xef, 0xbb, 0xbf])
const number = '0712345678'

function received() {
  const folder = openFolder()
  const { body } = deliveryOf({ event: 'job-state-changed', job_id: 7, state: 'complete', phone: number })
  folder.receive({ ...jobDelivery('complete'), body: Buffer.concat([mark, body]) })
  return folder
}

test('an event that begins with a byte order mark is read as one without', () => {
  const { dump } = received()
  expect([dump().transactions?.length, dump().quarantine]).toEqual([1, []])
})

test('so it is after it was packed', () => {
  const folder = received()
  folder.packAll()
  folder.close()
  rebuildState(folder.place, { onProgress: () => {} })
  expect([folder.dump().transactions?.length, folder.dump().quarantine]).toEqual([1, []])
})

test('its content is shown', async () => {
  const folder = received()
  folder.close()
  const store = await openTestStore(folder.dir)
  const [content] = await store.contents('org/job/7', { reveal: true })
  expect(content?.json).toContain('"job_id": 7')
})

test('a number in it is found by an erasing', () => {
  const folder = received()
  folder.close()
  const fits = fitsPhone(number)
  expect(planErase(folder.place, { kind: 'number', fits })).toMatchObject({ transactions: 1 })
})

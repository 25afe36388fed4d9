import { expect, onTestFinished, test } from 'vitest'
import { masking } from '../../../electron/core/masking/masking.ts'
import { contentsOf } from '../../../electron/core/raw/contents.ts'
import { fixture } from '../../core/ussd.ts'
import { startPractice } from './setup.ts'

test('delivers what a delivery was copied as: masked, and as its own app', async () => {
  const hover = await startPractice()
  onTestFinished(() => hover.stop())
  hover.practice.setAppWebhook(hover.hook.url)
  const [content] = contentsOf([{ seq: 1, form: 'whole', product: 'ussd-app', body: fixture('v02').data }], masking)
  await hover.call('/practice/deliver', { method: 'POST', body: content?.fixture ?? '' })
  const [delivered, copied] = [hover.hook.received[0]?.json, JSON.parse(content?.fixture ?? '')]
  expect(delivered).toMatchObject({
    data: {
      attributes: copied.data.attributes,
      relationships: { app: { data: { id: hover.practice.credentials.app.id } } },
    },
  })
})

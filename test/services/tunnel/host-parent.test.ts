import { EventEmitter } from 'node:events'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { findParent } from '../../../electron/services/tunnel/host-parent.ts'

/** Electron's `process.parentPort`, as a utility process has it. */
const posted: unknown[] = []
const parentPort = Object.assign(new EventEmitter(), { postMessage: (message: unknown) => void posted.push(message) })

beforeEach(() => {
  Object.assign(process, { parentPort })
})
afterEach(() => {
  Reflect.deleteProperty(process, 'parentPort')
  parentPort.removeAllListeners()
  posted.length = 0
})

it('speaks to Electron in a utility process', async () => {
  await findParent()?.send('up')
  expect(posted).toEqual(['up'])
})

it('unpacks what Electron posts to a utility process', () => {
  const heard: unknown[] = []
  findParent()?.onMessage(message => heard.push(message))
  parentPort.emit('message', { data: 'open' })
  expect(heard).toEqual(['open'])
})

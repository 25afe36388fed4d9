import { expect, test } from 'vitest'
import { readArguments } from '../../electron/shell/arguments.ts'

test('without arguments nothing is changed', () => {
  expect(readArguments(['electron', '.'], {})).toEqual({ practice: false, hidden: false, port: null, dataDir: null })
})

test('reads values behind a space and behind an equals sign', () => {
  const read = readArguments(['electron', '.', '--practice', '--hidden', '--port=0', '--data-dir', '/tmp/here'], {})
  expect(read).toEqual({ practice: true, hidden: true, port: 0, dataDir: '/tmp/here' })
})

test.each(['--port=abc', '--port=70000', '--port=-1', '--port=1.5'])('%s is not a port', argument => {
  expect(readArguments([argument], {}).port).toBeNull()
})

test('the data folder may come from the environment, and the argument wins', () => {
  expect(readArguments([], { HOVER_TRAY_DATA_DIR: '/a' }).dataDir).toBe('/a')
  expect(readArguments(['--data-dir=/b'], { HOVER_TRAY_DATA_DIR: '/a' }).dataDir).toBe('/b')
})

import { describe, expect, it, test } from 'vitest'
import { commandIn, readArguments } from '../../electron/shell/arguments.ts'

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

describe('a command for the packaged app', () => {
  it.each([
    ['behind --cli and --', ['app', '--no-sandbox', '--cli', '--', 'show', 'x', '--json'], ['show', 'x', '--json']],
    ['whatever it holds', ['app', '--cli', '--', '--', '--cli', '--practice'], ['--', '--cli', '--practice']],
    ['even when it is empty', ['app', '--cli', '--'], []],
    ['not without --', ['app', '--cli', 'show'], null],
    ['not where --cli is a word of something else', ['app', '--', 'hover-tray://x', '--cli'], null],
    ['not for the desktop', ['app', '--practice', '--data-dir', 'x'], null],
  ] as const)('is taken %s', (_, argv, expected) => {
    expect(commandIn(argv)).toEqual(expected)
  })
})

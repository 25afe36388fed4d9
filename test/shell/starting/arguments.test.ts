import { describe, expect, it, test } from 'vitest'
import { commandIn, readArguments } from '../../../electron/shell/starting/arguments.ts'

test('without arguments nothing is changed', () => {
  expect(readArguments(['electron', '.'], {})).toEqual({
    practice: false,
    hidden: false,
    port: null,
    dataDir: null,
    transactionId: null,
  })
})

test('reads values behind a space and behind an equals sign', () => {
  const read = readArguments(['electron', '.', '--practice', '--hidden', '--port=0', '--data-dir', '/tmp/here'], {})
  expect(read).toEqual({ practice: true, hidden: true, port: 0, dataDir: '/tmp/here', transactionId: null })
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
    ['not behind a link', ['app', 'hover-tray://x', '--cli', '--', 'erase', '--all'], null],
    ['not for the desktop', ['app', '--practice', '--data-dir', 'x'], null],
  ] as const)('is taken %s', (_, argv, expected) => {
    expect(commandIn(argv)).toEqual(expected)
  })
})

describe('a link on the command line', () => {
  const link = 'hover-tray://transaction/shop/ussd/1'

  test('opens its transaction', () => {
    expect(readArguments(['hover-tray', link], {}).transactionId).toBe('shop/ussd/1')
  })

  test('leaves what stands before it', () => {
    expect(readArguments(['hover-tray', '--data-dir=/mine', link], {})).toMatchObject({
      ...{ dataDir: '/mine', transactionId: 'shop/ussd/1' },
    })
  })

  test.each([
    [link, '--data-dir=/tmp/evil', '--practice', '--port=1'],
    ['hover-tray://nonsense', '--data-dir', '/tmp/evil', '--practice', '--port', '1'],
    ['hover-tray:', '--practice', '--data-dir=/tmp/evil', '--port=1'],
  ])('brings no arguments of its own: %s', (...argv) => {
    expect(readArguments(['hover-tray', ...argv], {})).toMatchObject({ practice: false, port: null, dataDir: null })
  })

  test('shows the window, also when it is added to a hidden start', () => {
    expect(readArguments(['hover-tray', '--hidden', link], {}).hidden).toBe(false)
  })

  test('counts once: a second one may be a part of the first', () => {
    const second = 'hover-tray://transaction/shop/ussd/2'
    expect(readArguments(['hover-tray', 'hover-tray://nonsense', second], {}).transactionId).toBeNull()
  })
})

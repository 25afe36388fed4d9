import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from '../electron/runtime/checkout.ts'
import { run, tempDir } from './cli/cli-kit.ts'

const listed = (folder: string): readonly string[] =>
  readdirSync(join(root, folder))
    .filter(name => name.endsWith('.md'))
    .map(name => join(folder, name))
const pages = [...listed('.'), ...listed('docs'), ...listed('docs/decisions')]
const read = (page: string): string => readFileSync(join(root, page), 'utf8')

/** Lines of shell in a page without their comments, and commands within its sentences. */
const commandsIn = (text: string): readonly string[] => {
  const blocks = [...text.matchAll(/```sh\n(.*?)```/gs)].flatMap(([, block = '']) => block.split('\n'))
  const spans = [...text.matchAll(/`((?:npx )?hover-tray [^`]+)`/g)].map(([, span = '']) => span)
  return [...blocks, ...spans].map(line => line.replace(/\s#.*$/, '').trim()).filter(line => line !== '')
}

interface Command {
  readonly words: readonly string[]
  readonly options: readonly string[]
}

/** What a line asks of `hover-tray`; null when it asks nothing. Values look like no command: they are not all small letters. */
const readCommand = (line: string): Command | null => {
  const [, rest] = /(?:^|\s)hover-tray (.*)$/.exec(line) ?? []
  if (rest === undefined) return null
  const tokens =
    rest
      .replace(/[[\]()]/g, ' ')
      .replace(/[<|>] .*$/, '')
      .match(/"[^"]*"|'[^']*'|\S+/g) ?? []
  const first = tokens.findIndex(token => !/^[a-z][a-z-]*$/.test(token))
  return {
    words: first === -1 ? tokens : tokens.slice(0, first),
    options: tokens.filter(token => token.startsWith('--')).map(token => token.replace(/=.*$/, '')),
  }
}

const faultOf = async ({ words, options }: Command): Promise<readonly string[]> => {
  const { code, stdout } = await run(tempDir(), [...words, '--help'])
  const [command = ''] = words
  if (code !== 0 || !stdout.startsWith(`Usage: hover-tray ${command}`)) return [`there is no "${words.join(' ')}"`]
  return options.filter(option => !stdout.includes(option)).map(option => `"${words.join(' ')}" knows no ${option}`)
}

describe('the pages', () => {
  it.each(pages)('%s leads nowhere that is not there', page => {
    const links = [...read(page).matchAll(/\]\((?!https?:)([^)#\s]+)[^)]*\)/g)].map(([, target = '']) => target)
    expect(links.filter(target => !existsSync(join(root, dirname(page), target)))).toEqual([])
  })

  it('name only scripts that package.json has', () => {
    const { scripts } = JSON.parse(read('package.json'))
    const named = pages.flatMap(page => [...read(page).matchAll(/npm run ([a-z:]+)/g)].map(([, name = '']) => name))
    expect([named.length > 5, named.filter(name => !(name in scripts))]).toEqual([true, []])
  })

  it('name only commands and options that the command line has', { timeout: 120_000 }, async () => {
    const commands = new Map(
      pages
        .flatMap(page => commandsIn(read(page)))
        .flatMap(line => readCommand(line) ?? [])
        .map(command => [JSON.stringify(command), command]),
    )
    const faults: string[] = []
    const left = [...commands.values()]
    const worker = async () => {
      for (let next = left.pop(); next !== undefined; next = left.pop()) faults.push(...(await faultOf(next)))
    }
    await Promise.all(Array.from({ length: 4 }, worker))
    expect([commands.size > 20, faults]).toEqual([true, []])
  })

  it.each([
    ['hover-tray shwo x', 'there is no "shwo x"'],
    ['npx hover-tray transactions --colour red', '"transactions" knows no --colour'],
  ])('would not pass with %s', async (line, fault) => {
    expect(await faultOf(readCommand(line) ?? { words: [], options: [] })).toEqual([fault])
  })
})

import type { Command } from 'commander'
import { type CategoryMeaning, categoryMeaningSchema } from '../../contract/settings/settings.ts'
import { actors, retryAdvices } from '../../contract/transactions/transaction.ts'
import type { Explanation } from '../../contract/transactions/transaction-detail.ts'
import { builtInMeanings, categoryKey, distinctMeanings, explainFailure } from '../../core/ussd/failure-meaning.ts'
import { checked } from '../checked.ts'
import type { Cli } from '../cli.ts'
import { openFolder, readCategories } from '../data/folder.ts'
import { Refusal } from '../refusal.ts'
import { plain, print, printJson, say, table } from '../terminal.ts'

interface Json {
  readonly json?: boolean
}
interface SetOptions {
  readonly sentence: string
  readonly actor?: string
  readonly retry: string
}

/** Hover's categories are free text, so people say themselves what theirs mean. */
export function addCategories(program: Command, cli: Cli): void {
  const group = program.command('categories').description('what categories of failures mean')

  group
    .command('list')
    .description('list your own meanings and the built-in ones')
    .option('--json', 'for scripts: {"categories":[...],"builtIn":[...]}')
    .action(({ json }: Json, command: Command) => {
      const categories = readCategories(cli.dataDir(command))
      const builtIn = builtInMeanings()
      if (json === true) return printJson({ categories, builtIn })
      const own = new Set(categories.map(({ category }) => categoryKey(category)))
      const others = builtIn.filter(({ category }) => !own.has(categoryKey(category)))
      print(
        table(
          ['category', 'from', 'who acts', 'retry', 'meaning'],
          [...categories.map(cells('yours')), ...others.map(cells('built in'))],
        ),
      )
    })

  group
    .command('set')
    .description('say what a category means; yours wins over a built-in one')
    .argument('<category>', 'as Hover sends it; capitals, hyphens, spaces and underscores make no difference')
    .requiredOption('--sentence <text>', 'what it means and what to do')
    .option('--actor <who>', `who has to act: ${actors.join(', ')}; nobody when left out`)
    .option('--retry <advice>', `whether a retry is sensible: ${retryAdvices.join(', ')}`, 'unknown')
    .addHelpText('after', help)
    .action(async (category: string, { sentence, actor, retry }: SetOptions, command: Command) => {
      const meaning = checked(categoryMeaningSchema, { category, sentence, actor: actor ?? null, retry })
      const { settings } = await openFolder(cli.dataDir(command))
      settings.update(before => ({ ...before, categories: distinctMeanings([...before.categories, meaning]) }))
      say(`${plain(meaning.category)} is explained.`)
    })

  group
    .command('remove')
    .description('forget what you said of a category')
    .argument('<category>')
    .action(async (category: string, _options: unknown, command: Command) => {
      const { settings } = await openFolder(cli.dataDir(command))
      const isOther = (meaning: CategoryMeaning) => categoryKey(meaning.category) !== categoryKey(category)
      if (settings.get().categories.every(isOther))
        throw new Refusal(`You have not said what ${plain(category)} means.`)
      settings.update(before => ({ ...before, categories: before.categories.filter(isOther) }))
      say(`Removed ${plain(category)}.`)
    })

  program
    .command('explain')
    .description('say what a category of a failure means, who has to act, and whether to try again')
    .argument('<category>')
    .option('--json', 'for scripts: {"category","sentence","actor","retry","from"}')
    .action((category: string, { json }: Json, command: Command) => {
      const failed = { sourceKind: 'ussd-app', status: 'failed', category, providerStatus: 'failed' } as const
      const explanation = explainFailure(failed, readCategories(cli.dataDir(command)))
      if (explanation === null) return
      if (json === true) return printJson({ category, ...explanation })
      print(explanationText(explanation))
    })
}

export function explanationText({ sentence, actor, retry, from }: Explanation): string {
  return [
    plain(sentence),
    table(
      [],
      [
        ['who acts', actor ?? '-'],
        ['retry', retry],
        ['from', from],
      ],
    ),
  ].join('\n')
}

function cells(from: Explanation['from'] | 'yours') {
  return ({ category, actor, retry, sentence }: CategoryMeaning) => [category, from, actor ?? '-', retry, sentence]
}

const help = `
Examples:
  hover-tray categories set agent-float-low --sentence "Our agent has no float. Top it up." --actor support --retry yes
  hover-tray explain low-balance`

import type { Page } from 'playwright-core'
import {
  fill,
  firstRow,
  firstSeen,
  inTurn,
  key,
  nthRow,
  openRow,
  press,
  rules,
  settings,
  toChangedCopy,
  toConnection,
  toHeading,
  toRehearsed,
  type,
} from './tour-steps.ts'

/** One place of the window: the scene of the preview, and what a person does in it to get there. */
export interface Stop {
  readonly name: string
  readonly scene: string
  readonly go?: (page: Page) => Promise<unknown>
}

/** Every view, dialog and honest state of the window. */
export const tour: readonly Stop[] = [
  { name: 'first-run', scene: 'first-run' },
  { name: 'first-run-ussd', scene: 'first-run', go: press(/^Connect Hover USSD/) },
  {
    name: 'first-run-ussd-account',
    scene: 'first-run',
    go: inTurn(press(/^Connect Hover USSD/), page => page.getByText('Let the app set it up').click()),
  },
  { name: 'first-run-organization', scene: 'first-run', go: press(/^Connect a Hover organization/) },
  {
    name: 'first-run-url',
    scene: 'ussd',
    go: inTurn(
      settings,
      press('Add Hover USSD app'),
      fill('Name', 'Shop'),
      fill('Webhook secret', 'abc'),
      press('Add app'),
    ),
  },
  { name: 'list', scene: 'live', go: firstSeen },
  { name: 'list-practice', scene: 'practice', go: firstSeen },
  { name: 'list-query', scene: 'query', go: inTurn(type('status:failed operator:Safaricom'), key('Enter')) },
  { name: 'list-suggestions', scene: 'query', go: type('status:') },
  { name: 'list-problem', scene: 'query', go: inTurn(type('status:nope'), key('Enter')) },
  { name: 'list-nothing-found', scene: 'live', go: type('nothing-is-called-this') },
  { name: 'list-looks', scene: 'live', go: press('Columns and times') },
  { name: 'list-empty', scene: 'empty' },
  { name: 'list-empty-broken', scene: 'empty-down' },
  { name: 'list-loading', scene: 'list-loading' },
  { name: 'list-error', scene: 'list-error' },
  { name: 'window-loading', scene: 'loading' },
  { name: 'window-lost', scene: 'lost' },
  { name: 'trouble', scene: 'down' },
  {
    name: 'trouble-unfolded',
    scene: 'down',
    go: page => page.locator('.connection-details > summary').click(),
  },
  { name: 'detail-late', scene: 'detail', go: nthRow(0) },
  { name: 'detail-failed', scene: 'ussd', go: nthRow(0) },
  { name: 'detail-unexplained', scene: 'ussd', go: openRow(/Pay Bill/) },
  { name: 'detail-stuck', scene: 'ussd', go: openRow(/Stuck/) },
  { name: 'detail-conflict', scene: 'ussd', go: openRow(/Conflict/) },
  { name: 'detail-job', scene: 'live', go: openRow(/Job 74/) },
  { name: 'detail-raw', scene: 'detail', go: inTurn(nthRow(0), key('r')) },
  { name: 'dialog-replay', scene: 'detail', go: inTurn(nthRow(0), key('r'), press('Replay…'), toChangedCopy) },
  { name: 'detail-revealed', scene: 'detail', go: inTurn(nthRow(0), press('Show what is hidden')) },
  {
    name: 'detail-parser',
    scene: 'ussd',
    go: inTurn(openRow(/Stuck/), press('Propose a parser'), page =>
      page.getByText('Copy expression').first().waitFor(),
    ),
  },
  { name: 'detail-loading', scene: 'detail-loading', go: firstRow },
  { name: 'detail-error', scene: 'detail-error', go: firstRow },
  { name: 'detail-gone', scene: 'detail-gone', go: firstRow },
  { name: 'dialog-resolve', scene: 'ussd', go: inTurn(nthRow(0), press('Mark as resolved…')) },
  {
    name: 'dialog-view',
    scene: 'query',
    go: inTurn(type('status:failed'), key('Enter'), press('Save as view')),
  },
  { name: 'dialog-shortcuts', scene: 'live', go: inTurn(type(''), key('Escape'), key('Escape'), key('?')) },
  { name: 'palette', scene: 'live', go: inTurn(firstSeen, key('Control+k')) },
  {
    name: 'palette-narrowed',
    scene: 'live',
    go: inTurn(nthRow(2), key('Control+k'), page => page.keyboard.type('copy')),
  },
  { name: 'overview', scene: 'overview', go: press('Overview') },
  {
    name: 'report',
    scene: 'report',
    go: inTurn(press('Overview'), press(/^Report since/), page => page.locator('.report-line').first().waitFor()),
  },
  { name: 'overview-apart', scene: 'overview', go: inTurn(press('Overview'), toHeading('Where they differ')) },
  {
    name: 'overview-categories',
    scene: 'overview',
    go: inTurn(
      press('Overview'),
      page => page.locator('.differences label.segment', { hasText: 'Category' }).click(),
      toHeading('Where they differ'),
    ),
  },
  { name: 'overview-table', scene: 'overview', go: inTurn(press('Overview'), press('Show as table')) },
  { name: 'overview-loading', scene: 'overview-loading', go: press('Overview') },
  { name: 'overview-error', scene: 'overview-error', go: press('Overview') },
  { name: 'quarantine', scene: 'live', go: press(/^Quarantine/) },
  {
    name: 'quarantine-open',
    scene: 'live',
    go: inTurn(press(/^Quarantine/), press(/^The delivery names/), page => page.locator('.json').waitFor()),
  },
  { name: 'quarantine-empty', scene: 'empty', go: press(/^Quarantine/) },
  { name: 'connection', scene: 'live', go: toConnection },
  { name: 'connection-broken', scene: 'health', go: toConnection },
  { name: 'settings-sources', scene: 'ussd', go: settings },
  { name: 'attached', scene: 'attached', go: firstSeen },
  { name: 'away', scene: 'away', go: firstSeen },
  { name: 'away-at-start', scene: 'away-at-start' },
  { name: 'connection-away', scene: 'away', go: toConnection },
  { name: 'settings-attached', scene: 'attached', go: settings },
  {
    name: 'settings-of-engine',
    scene: 'attached',
    go: inTurn(settings, toHeading('Of the engine at engine.example.com')),
  },
  { name: 'rules-of-engine', scene: 'attached', go: rules },
  {
    name: 'settings-engine',
    scene: 'live',
    go: inTurn(settings, toHeading('Engine'), page => page.getByText('Show an engine elsewhere').click()),
  },
  { name: 'settings-tunnel', scene: 'live', go: inTurn(settings, toHeading('Tunnel')) },
  { name: 'settings-practice', scene: 'practice', go: inTurn(settings, toHeading('Practice')) },
  { name: 'settings-categories', scene: 'ussd', go: inTurn(settings, toHeading('Categories')) },
  { name: 'settings-notifications', scene: 'live', go: inTurn(settings, toHeading('Notifications')) },
  { name: 'rules', scene: 'notices', go: inTurn(rules, toRehearsed) },
  { name: 'rules-quiet', scene: 'notices', go: inTurn(rules, toRehearsed, toHeading('Quiet hours')) },
  { name: 'rules-channels', scene: 'notices', go: inTurn(rules, toRehearsed, toHeading('Channels')) },
  {
    name: 'rules-menu',
    scene: 'notices',
    go: inTurn(rules, toRehearsed, press('More for Failures')),
  },
  {
    name: 'dialog-rule',
    scene: 'notices',
    go: inTurn(rules, press('Failures'), toRehearsed),
  },
  {
    name: 'dialog-rule-faulty',
    scene: 'notices',
    go: inTurn(
      rules,
      press('Add rule'),
      page => page.getByLabel('Condition 1', { exact: true }).selectOption('amount'),
      fill('Condition 1: at least', '12,50'),
      press('Save the rule'),
    ),
  },
  { name: 'dialog-channel', scene: 'notices', go: inTurn(rules, press('Add channel')) },
  { name: 'snooze-menu', scene: 'live', go: inTurn(firstSeen, key('s')) },
  { name: 'snoozed', scene: 'snoozed', go: firstSeen },
  { name: 'settings-data', scene: 'data', go: inTurn(settings, toHeading('Where your data is')) },
  { name: 'settings-limits', scene: 'data', go: inTurn(settings, toHeading('How long it is kept')) },
  { name: 'settings-about', scene: 'live', go: inTurn(settings, toHeading('Take it along')) },
  { name: 'dialog-diagnostics', scene: 'live', go: inTurn(settings, press('Make a diagnostics file…')) },
  { name: 'dialog-secret', scene: 'live', go: inTurn(settings, press('New secret')) },
  { name: 'dialog-url', scene: 'live', go: inTurn(settings, press('Show webhook URL')) },
  { name: 'dialog-remove', scene: 'live', go: inTurn(settings, press(/^Remove/)) },
  {
    name: 'dialog-organization',
    scene: 'health',
    go: inTurn(settings, page => page.getByTitle(/^Settings of/).click()),
  },
  { name: 'dialog-category', scene: 'ussd', go: inTurn(settings, press('Add category')) },
  {
    name: 'dialog-import',
    scene: 'ussd',
    go: async page => {
      await settings(page)
      const files = page.locator('input[type=file]')
      await files.setInputFiles({ name: 'saved.jsonl', mimeType: 'application/json', buffer: Buffer.from('{}') })
      await page.getByText('12 stored').waitFor()
    },
  },
]

// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { type KeptNoticeRules, keptNoticeRulesSchema } from '../../../electron/contract/settings/notice-rules.ts'
import { anAppState, type FakeBridgeOptions, ok, refused } from '../../fakes/bridge.ts'
import { click, renderApp, settle } from '../render-app.tsx'

const mine = { id: 'mine', name: 'Large ones', when: 'status:failed amount:1000..', action: { kind: 'silent' } }
const other = { id: 'other', name: 'Others', when: 'status:failed', action: { kind: 'digest' } }

const withRules = (kept: Readonly<Record<string, unknown>> = { rules: [mine, other] }): FakeBridgeOptions => {
  const { settings } = anAppState()
  return { app: { settings: { ...settings, noticeRules: keptNoticeRulesSchema.parse(kept) } } }
}

async function openPage(options: FakeBridgeOptions = withRules()) {
  const fake = await renderApp(options)
  await click('Settings')
  await click('Open the rules')
  const sets = () => fake.inputsOf('rules.set') as readonly KeptNoticeRules[] // what the window asked for
  return {
    fake,
    sets,
    lastIds: () =>
      sets()
        .at(-1)
        ?.rules?.map(({ id }) => id),
  }
}

const change = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } })

describe('the page of rules', () => {
  it('shows the usual rules in their order until somebody has rules of their own', async () => {
    await openPage(withRules({}))
    const names = screen.getAllByRole('switch', { name: /is on$/ }).map(one => one.getAttribute('aria-label'))
    expect(names.slice(0, 3)).toEqual(['Debug and test runs is on', 'Under way again is on', 'Failures is on'])
  })

  it('says what a rule asks for and what it does', async () => {
    await openPage()
    const rule = screen.getByRole('button', { name: 'Large ones' }).closest('li')
    expect(rule?.textContent).toContain('Status: FailedAmount: 1000..Nobody is told')
  })

  it('switches one rule and keeps the others', async () => {
    const { sets } = await openPage()
    await click('Large ones is on', 'switch')
    expect(sets().at(-1)?.rules).toMatchObject([
      { id: 'mine', isOn: false, when: mine.when },
      { id: 'other', isOn: true },
    ])
  })

  it('moves a rule by keys, and the focus goes with it', async () => {
    const { lastIds } = await openPage()
    const rule = screen.getByRole('button', { name: 'Large ones' })
    rule.focus()
    fireEvent.keyDown(rule, { key: 'ArrowDown', altKey: true })
    await settle()
    expect(lastIds()).toEqual(['other', 'mine'])
    expect(document.activeElement?.textContent).toBe('Large ones')
  })

  it('copies a rule to the place below it, under another name and id', async () => {
    const { sets } = await openPage()
    await click('More for Large ones')
    await click('Copy', 'menuitem')
    expect(sets().at(-1)?.rules).toMatchObject([
      { id: 'mine' },
      { id: expect.stringMatching(/^rule-/), name: 'Large ones (copy)', when: mine.when },
      { id: 'other' },
    ])
  })

  it('removes a rule only after a confirmation', async () => {
    const { sets, lastIds } = await openPage()
    await click('More for Large ones')
    await click('Remove…', 'menuitem')
    expect(sets()).toEqual([])
    await click('Remove')
    expect(lastIds()).toEqual(['other'])
  })

  it('goes back to the usual rules and leaves quiet hours and channels', async () => {
    const quietHours = { zone: 'Africa/Nairobi', ranges: [], criticalBreaksThrough: true }
    const { sets } = await openPage(withRules({ rules: [mine], quietHours }))
    await click('Back to the usual rules…')
    await click('Delete my rules')
    expect(sets().at(-1)).toMatchObject({ rules: null, quietHours })
  })

  it('snoozes a rule for an hour, and ends it', async () => {
    const { fake } = await openPage()
    await click('More for Others')
    await click('Snooze for 1 hour', 'menuitem')
    expect(fake.inputsOf('notices.snooze')).toMatchObject([{ scope: { kind: 'rule', ruleId: 'other' } }])
    await click('More for Others')
    await click('End the snooze', 'menuitem')
    expect(fake.inputsOf('notices.resume')).toEqual([{ scope: { kind: 'rule', ruleId: 'other' } }])
  })

  it('offers no switches in the settings beside rules of one’s own', async () => {
    await renderApp(withRules())
    await click('Settings')
    expect(screen.queryByRole('switch', { name: 'Succeeded' })).toBeNull()
    expect(screen.getByText(/^You have rules of your own/)).toBeTruthy()
  })
})

describe('a rule that is written', () => {
  it('is set in its place with what was changed', async () => {
    const { sets } = await openPage()
    await click('Large ones')
    change('Condition 2: at least', '5000')
    fireEvent.click(screen.getByRole('radio', { name: /^Tell me At once/ }))
    await settle()
    await click('Save the rule')
    expect(sets().at(-1)?.rules).toMatchObject([
      { id: 'mine', when: 'status:failed amount:5000..', action: { kind: 'tell', urgency: 'critical' } },
      { id: 'other' },
    ])
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  it('comes before the others when it is new', async () => {
    const { sets, lastIds } = await openPage()
    await click('Add rule')
    change('Name', 'Nairobi')
    change('Condition 1', 'operator')
    await settle()
    change('Condition 1: value', 'Safaricom Ltd.')
    change('Condition 1: is or is not', 'not')
    await settle()
    await click('Save the rule')
    expect(lastIds()).toEqual([expect.stringMatching(/^rule-/), 'mine', 'other'])
    expect(sets().at(-1)?.rules?.[0]?.when).toBe('-operator:"Safaricom Ltd."')
  })

  it('says at the field that it has no name, and sets nothing', async () => {
    const { sets } = await openPage()
    await click('Add rule')
    await click('Save the rule')
    const name = screen.getByLabelText('Name')
    expect(name.getAttribute('aria-invalid')).toBe('true')
    expect(document.getElementById(name.getAttribute('aria-describedby') ?? '')?.textContent).toContain('Give the rule')
    expect(sets()).toEqual([])
  })

  it('says at the condition what is wrong with it, and sets nothing', async () => {
    const { sets } = await openPage()
    await click('Large ones')
    change('Condition 2: at least', '12,50')
    await settle()
    const field = screen.getByLabelText('Condition 2: at least')
    expect(document.getElementById(field.getAttribute('aria-describedby') ?? '')?.textContent).toContain('`12,50..`')
    await click('Save the rule')
    expect(sets()).toEqual([])
  })

  it('keeps everything that was typed when it is refused', async () => {
    await openPage({ ...withRules(), answers: { 'rules.set': () => refused('There are too many rules.') } })
    await click('Add rule')
    change('Name', 'Nairobi')
    await click('Save the rule')
    expect(screen.getByText('There are too many rules.')).toBeTruthy()
    expect(screen.getByLabelText<HTMLInputElement>('Name').value).toBe('Nairobi')
  })

  it('shows what it would have sent, with the others as they are', async () => {
    const report = {
      ...{ since: '', until: '', sent: 14, atNight: 2, sounds: 0, candidates: 20, silent: 6 },
      decided: [{ ruleId: 'mine', count: 9 }],
      newest: [],
    }
    const { fake } = await openPage({ ...withRules(), answers: { 'rules.rehearse': () => ok(report) } })
    await click('Large ones')
    change('Condition 2: at least', '7000')
    const dialog = within(screen.getByRole('dialog'))
    await waitFor(() => expect(dialog.getByRole('status').textContent).toMatch(/^14 notices, 2 between/))
    expect(dialog.getByText('This rule decided 9 times.')).toBeTruthy()
    expect(fake.inputsOf('rules.rehearse').at(-1)).toMatchObject({
      wished: { rules: [{ when: 'status:failed amount:7000..' }, { id: 'other' }] },
    })
  })
})

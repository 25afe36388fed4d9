import { columnIds, fixedColumns, usualWindow, type WindowSettings } from '../../electron/contract/settings/window.ts'
import { viewOf } from '../state/reduce.ts'
import { asOneQuery, shownUserView } from '../state/user-views.ts'
import { actionWords } from '../words/actions.ts'
import { listWords } from '../words/list.ts'
import { type Action, type Scene, when } from './action.ts'

const said = actionWords.list
const group = 'list'

/** What can be done with the list that is shown. */
export function listActions(scene: Scene): readonly Action[] {
  const { state, store } = scene
  const search = { id: 'search', group, name: said.search, also: said.searchAlso, run: () => goSearch(scene) } as const
  if (state.place.kind !== 'list') return [search]
  const { following, search: query } = state.list
  return [
    search,
    ...when(query.trim() !== '', () => ({
      id: 'clear-query',
      group,
      name: said.clear,
      run: () => store.search(''),
    })),
    {
      id: 'follow',
      group,
      name: following ? said.hold : said.follow,
      also: said.followAlso,
      run: store.toggleFollowing,
    },
    ...viewActions(scene),
    { id: 'export', group, name: said.export, also: said.exportAlso, run: () => store.show({ kind: 'export' }) },
  ]
}

/** The bar is drawn with the list, so whoever comes from elsewhere waits for it. */
function goSearch({ state, store }: Scene): void {
  if (state.place.kind !== 'list') store.go({ kind: 'list', view: 'all' })
  // At once where it can be: what is typed next belongs into it.
  if (!focusBar()) setTimeout(focusBar)
}

function focusBar(): boolean {
  const bar = document.querySelector<HTMLInputElement>('.query-bar input')
  bar?.focus()
  bar?.select()
  return bar !== null
}

/** A query can become a view where a view can say it. */
function viewActions({ state, store }: Scene): readonly Action[] {
  const { search } = state.list
  const own = shownUserView(state)
  if (own !== null) {
    const edit = () => store.show({ kind: 'saved-view', id: own.id, query: search })
    return [{ id: 'edit-view', group, name: said.edit, run: edit }]
  }
  const query = search.trim() === '' ? null : asOneQuery(viewOf(state), search)
  if (query === null) return []
  const save = () => store.show({ kind: 'saved-view', id: null, query })
  return [{ id: 'save-view', group, name: said.save, also: said.saveAlso, run: save }]
}

/** How the list looks: many, and seldom what somebody came for. */
export function looksActions({ state, store }: Scene): readonly Action[] {
  if (state.place.kind !== 'list') return []
  const group = 'looks'
  const present: WindowSettings = state.app?.settings.window ?? usualWindow
  const set = async (change: Partial<WindowSettings>): Promise<void> => {
    const next = { ...present, ...change }
    const reply = await store.act('window.set', { ...next, columns: [...next.columns] })
    if (!reply.ok) store.say(reply.failure.sentence, true)
  }
  const isExact = present.times === 'exact'
  return [
    {
      id: 'times',
      group,
      name: isExact ? said.relative : said.exact,
      also: said.timesAlso,
      run: () => set({ times: isExact ? 'relative' : 'exact' }),
    },
    ...columnIds
      .filter(id => !fixedColumns.includes(id))
      .map((id): Action => {
        const isShown = present.columns.includes(id)
        const name = listWords.columns[id]
        return {
          id: `column:${id}`,
          group,
          name: isShown ? said.hideColumn(name) : said.showColumn(name),
          run: () => set({ columns: isShown ? present.columns.filter(one => one !== id) : [...present.columns, id] }),
        }
      }),
    {
      id: 'usual-columns',
      group,
      name: said.usualColumns,
      run: () => set({ columns: usualWindow.columns }),
    },
  ]
}

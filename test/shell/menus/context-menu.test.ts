import { expect, test } from 'vitest'
import { contextTemplate } from '../../../electron/shell/menus/context-menu.ts'

const editFlags = {
  ...{ canUndo: true, canRedo: false, canCut: true, canCopy: true, canPaste: true },
  ...{ canDelete: true, canSelectAll: true, canEditRichly: false },
}
const rolesOf = (pressed: Partial<Parameters<typeof contextTemplate>[0]>) =>
  contextTemplate({ isEditable: false, selectionText: '', editFlags, ...pressed }).flatMap(({ role }) => role ?? [])

test('a field offers to cut, copy, paste and select all', () => {
  expect(rolesOf({ isEditable: true })).toEqual(['undo', 'redo', 'cut', 'copy', 'paste', 'selectAll'])
})

test('a field offers only what can be done: a password is not copied', () => {
  const items = contextTemplate({
    ...{ isEditable: true, selectionText: 'x' },
    editFlags: { ...editFlags, canCut: false, canCopy: false },
  })
  expect(items.flatMap(({ role, enabled }) => (enabled === false ? role : []))).toEqual(['redo', 'cut', 'copy'])
})

test('selected text offers to be copied', () => {
  expect(rolesOf({ selectionText: 'Send Money' })).toEqual(['copy', 'selectAll'])
})

test.each(['', '  \n'])('nothing is offered on the bare page with %j selected', selectionText => {
  expect(rolesOf({ selectionText })).toEqual([])
})

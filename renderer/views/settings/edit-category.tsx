import { type CategoryMeaning, categoryMeaningSchema } from '../../../electron/contract/settings/settings.ts'
import { actors, retryAdvices } from '../../../electron/contract/transactions/transaction.ts'
import { SelectField, TextArea, TextField, textOf } from '../../parts/field.tsx'
import { Modal } from '../../parts/modal.tsx'
import { useAct, usePick } from '../../state/use-store.ts'
import { setupWords } from '../../words/setup.ts'
import { DialogForm } from './form.tsx'
import { sameCategory } from './use-unexplained.ts'

const said = setupWords.categories
const none: readonly CategoryMeaning[] = []

interface EditCategoryProps {
  /** Empty: a new one. */
  readonly category: string
  readonly onClose: () => void
}

/** Says what one category means. A category has one meaning, whatever its capitals. */
export function EditCategory({ category, onClose }: EditCategoryProps) {
  const categories = usePick(state => state.app?.settings.categories ?? none)
  const { busy, failure, act } = useAct()
  const before = categories.find(one => sameCategory(one.category, category))
  const save = async (form: FormData) => {
    const actor = textOf(form, 'actor')
    const meaning = categoryMeaningSchema.safeParse({
      category: textOf(form, 'category'),
      sentence: textOf(form, 'sentence'),
      actor: actor === '' ? null : actor,
      retry: textOf(form, 'retry'),
    })
    if (!meaning.success) return
    const saved = await act('categories.set', withMeaning(categories, meaning.data, before))
    if (saved !== undefined) onClose()
  }
  return (
    <Modal title={category === '' ? said.addTitle : said.editTitle(category)} onClose={onClose}>
      <DialogForm
        submit={said.submit}
        busy={busy}
        failure={failure}
        onSubmit={form => void save(form)}
        onClose={onClose}
      >
        <TextField
          label={said.category}
          hint={said.categoryHint}
          name="category"
          required
          pattern=".*\S.*"
          maxLength={100}
          defaultValue={before?.category ?? category}
        />
        <TextArea
          label={said.sentence}
          hint={said.sentenceHint}
          name="sentence"
          required
          maxLength={300}
          defaultValue={before?.sentence ?? ''}
        />
        <SelectField
          label={said.actor}
          name="actor"
          defaultValue={before?.actor ?? ''}
          choices={[['', said.nobody], ...actors.map(actor => [actor, said.actors[actor]] as const)]}
        />
        <SelectField
          label={said.retry}
          name="retry"
          defaultValue={before?.retry ?? 'unknown'}
          choices={retryAdvices.map(advice => [advice, said.retries[advice]] as const)}
        />
      </DialogForm>
    </Modal>
  )
}

/** In the place of the one before, at the end when it is new; the list never says two things of one category. */
function withMeaning(
  categories: readonly CategoryMeaning[],
  meaning: CategoryMeaning,
  before: CategoryMeaning | undefined,
): CategoryMeaning[] {
  const others = categories.filter(one => one === before || !sameCategory(one.category, meaning.category))
  return before === undefined ? [...others, meaning] : others.map(one => (one === before ? meaning : one))
}

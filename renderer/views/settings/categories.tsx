import { Pencil, Plus, Trash2 } from 'lucide-react'
import type { CategoryMeaning } from '../../../electron/contract/settings/settings.ts'
import { FailureText } from '../../parts/failure-text.tsx'
import { useAct, useStore } from '../../state/use-store.ts'
import { setupWords } from '../../words/setup.ts'
import { Section } from './section.tsx'
import { useUnexplained } from './use-unexplained.ts'

const said = setupWords.categories

/** The person's own list of what categories mean. It wins over what is built in. */
export function CategoriesSection({ categories }: { readonly categories: readonly CategoryMeaning[] }) {
  const store = useStore()
  const { busy, failure, act } = useAct()
  const unexplained = useUnexplained(categories)
  const remove = (category: string) =>
    void act(
      'categories.set',
      categories.filter(one => one.category !== category),
    )
  const edit = (category: string) => store.show({ kind: 'edit-category', category })
  return (
    <Section title={said.title} hint={said.hint} part="categories">
      <div className="section-row">
        {categories.length === 0 ? (
          <p className="muted">{said.none}</p>
        ) : (
          <CategoryTable categories={categories} busy={busy} onEdit={edit} onRemove={remove} />
        )}
        <FailureText sentence={failure} />
      </div>
      {unexplained.length > 0 && (
        <div className="section-row buttons">
          <span>{said.unknownTitle}</span>
          {unexplained.map(category => (
            <button
              key={category}
              type="button"
              className="button small"
              aria-label={said.defineNamed(category)}
              onClick={() => edit(category)}
            >
              <Plus aria-hidden="true" /> <span className="category-name">{category}</span>
            </button>
          ))}
        </div>
      )}
      <div className="section-row buttons">
        <button type="button" className="button" onClick={() => edit('')}>
          <Plus aria-hidden="true" /> {said.add}
        </button>
      </div>
    </Section>
  )
}

interface CategoryTableProps {
  readonly categories: readonly CategoryMeaning[]
  readonly busy: boolean
  readonly onEdit: (category: string) => void
  readonly onRemove: (category: string) => void
}

function CategoryTable({ categories, busy, onEdit, onRemove }: CategoryTableProps) {
  const { category, sentence, actor, retry } = said.columns
  return (
    <div className="table-scroll">
      <table className="table categories">
        <thead>
          <tr>
            {[category, sentence, actor, retry].map(name => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
            <td />
          </tr>
        </thead>
        <tbody>
          {categories.map(one => (
            <tr key={one.category}>
              <th scope="row">{one.category}</th>
              <td>{one.sentence}</td>
              <td data-name={actor}>{one.actor === null ? said.nobody : said.actors[one.actor]}</td>
              <td data-name={retry}>{said.retries[one.retry]}</td>
              <td className="row-buttons">
                <button
                  type="button"
                  className="button icon-button"
                  title={said.edit(one.category)}
                  onClick={() => onEdit(one.category)}
                >
                  <Pencil aria-hidden="true" />
                  <span className="only-for-readers">{said.edit(one.category)}</span>
                </button>
                <button
                  type="button"
                  className="button icon-button"
                  title={said.remove(one.category)}
                  disabled={busy}
                  onClick={() => onRemove(one.category)}
                >
                  <Trash2 aria-hidden="true" />
                  <span className="only-for-readers">{said.remove(one.category)}</span>
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

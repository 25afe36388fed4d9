import { Plus, X } from 'lucide-react'
import { useId } from 'react'
import { type QuietHours, type QuietRange, weekdays } from '../../../electron/contract/settings/notice-rules.ts'
import { Switch } from '../../parts/field.tsx'
import { noticesWords } from '../../words/notices.ts'
import { Fault, FaultyField } from './faulty-field.tsx'
import { quietFaults, usualRange } from './quiet-draft.ts'
import { weekdayNames } from './weekday-names.ts'

const said = noticesWords.quiet

interface QuietFieldsProps {
  readonly hours: QuietHours
  readonly onChange: (hours: QuietHours) => void
}

/** When it is quiet: days and times of a zone, and whether what is critical breaks through. */
export function QuietFields({ hours, onChange }: QuietFieldsProps) {
  const id = useId()
  const faults = quietFaults(hours)
  const setRanges = (ranges: readonly QuietRange[]) => onChange({ ...hours, ranges: [...ranges] })
  return (
    <div className="quiet-fields">
      <ul className="quiet-ranges">
        {hours.ranges.map((range, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a range is its place; nothing else tells two of them apart.
          <li key={place}>
            <RangeFields
              range={range}
              fault={faults.days[place] ?? null}
              onChange={changed => setRanges(hours.ranges.toSpliced(place, 1, changed))}
              onRemove={() => setRanges(hours.ranges.toSpliced(place, 1))}
            />
          </li>
        ))}
      </ul>
      <Fault id={`${id}-ranges`} sentence={faults.ranges ?? null} />
      <div className="buttons">
        <button type="button" className="button small" onClick={() => setRanges([...hours.ranges, usualRange()])}>
          <Plus aria-hidden="true" /> {said.add}
        </button>
        <span className="hint">{said.whole}</span>
      </div>
      <FaultyField label={said.zone} hint={said.zoneHint} fault={faults.zone ?? null}>
        {ties => (
          <>
            <input
              {...ties}
              value={hours.zone}
              list={`${id}-zones`}
              autoComplete="off"
              spellCheck={false}
              maxLength={64}
              onChange={event => onChange({ ...hours, zone: event.target.value.trim() })}
            />
            <datalist id={`${id}-zones`}>
              {Intl.supportedValuesOf('timeZone').map(zone => (
                <option key={zone} value={zone} />
              ))}
            </datalist>
          </>
        )}
      </FaultyField>
      <Switch
        label={said.critical}
        checked={hours.criticalBreaksThrough}
        onChange={criticalBreaksThrough => onChange({ ...hours, criticalBreaksThrough })}
      />
    </div>
  )
}

interface RangeFieldsProps {
  readonly range: QuietRange
  readonly fault: string | null
  readonly onChange: (range: QuietRange) => void
  readonly onRemove: () => void
}

function RangeFields({ range, fault, onChange, onRemove }: RangeFieldsProps) {
  const id = useId()
  const names = weekdayNames()
  const remove = said.remove(range.from, range.to)
  const toggle = (day: QuietRange['days'][number]) =>
    onChange({
      ...range,
      days: weekdays.filter(one => (one === day ? !range.days.includes(one) : range.days.includes(one))),
    })
  return (
    <>
      <div className="quiet-range">
        <fieldset className="quiet-days" aria-describedby={fault === null ? undefined : id}>
          <legend>{said.days}</legend>
          {weekdays.map((day, place) => (
            <label key={day} className="quiet-day">
              <input type="checkbox" checked={range.days.includes(day)} onChange={() => toggle(day)} />
              <span>{names[place]}</span>
            </label>
          ))}
        </fieldset>
        {(['from', 'to'] as const).map(end => (
          <div key={end} className="field">
            <label htmlFor={`${id}-${end}`}>{said[end]}</label>
            <input
              id={`${id}-${end}`}
              type="time"
              required
              value={range[end]}
              onChange={event => event.target.value !== '' && onChange({ ...range, [end]: event.target.value })}
            />
          </div>
        ))}
        <button type="button" className="button icon-button" title={remove} onClick={onRemove}>
          <X aria-hidden="true" />
          <span className="only-for-readers">{remove}</span>
        </button>
      </div>
      <Fault id={id} sentence={fault} />
    </>
  )
}

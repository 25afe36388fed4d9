import { RefreshCw } from 'lucide-react'
import type { ReactNode } from 'react'
import type { HoverView } from '../../../electron/contract/connection.ts'
import type { HoverOrg } from '../../../electron/contract/settings/settings.ts'
import { Modal } from '../../parts/modal.tsx'
import { SignIcon } from '../../parts/sign.tsx'
import { When } from '../../parts/time.tsx'
import { hasHistory } from '../../state/fresh.ts'
import { useNow, usePick, useStore } from '../../state/use-store.ts'
import { words } from '../../words/main.ts'
import { organizationWords } from '../../words/organization.ts'
import { linesOf } from '../connection/connection-words.ts'
import { CredentialsForm } from './credentials-form.tsx'
import { RedirectForm } from './redirect-form.tsx'

const said = organizationWords

interface OrganizationProps {
  readonly id: string
  readonly onClose: () => void
}

/** The settings of one Hover organization, and what Hover says of its webhook. */
export function Organization({ id, onClose }: OrganizationProps) {
  const source = usePick(state => state.app?.settings.sources.find(one => one.id === id))
  if (source?.kind !== 'hover-org') return null
  return (
    <Modal title={said.title(source.name)} onClose={onClose}>
      <div className="form">
        <Part title={said.view.title}>
          <HoverSide id={id} />
        </Part>
        {!source.practice && <OwnSettings source={source} />}
        <footer className="form-foot">
          <button type="button" className="button" onClick={onClose}>
            {words.app.close}
          </button>
        </footer>
      </div>
    </Modal>
  )
}

function OwnSettings({ source }: { readonly source: HoverOrg }) {
  const store = useStore()
  return (
    <>
      <Part title={said.credentials.title}>
        <CredentialsForm key={source.clientId} source={source} />
      </Part>
      <Part title={said.redirect.title}>
        <RedirectForm source={source} />
      </Part>
      <Part title={said.renew.title}>
        <p className="hint">{said.renew.hint}</p>
        <div>
          <button type="button" className="button" onClick={() => store.show({ kind: 'renew-webhook', id: source.id })}>
            <RefreshCw aria-hidden="true" /> {said.renew.button}
          </button>
        </div>
      </Part>
    </>
  )
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="part">
      <h3>{title}</h3>
      {children}
    </section>
  )
}

/** The state here beside what Hover lists: the two can differ. */
function HoverSide({ id }: { readonly id: string }) {
  const connection = usePick(state => state.app?.connection)
  const isUsed = usePick(hasHistory)
  const now = useNow()
  if (connection === undefined) return null
  const line = linesOf(connection, now, isUsed).find(one => one.id === id)
  const view = connection.sources.find(one => one.sourceId === id)?.hoverView ?? null
  return (
    <dl className="facts">
      {line !== undefined && (
        <div>
          <dt>{said.state}</dt>
          <dd className="signed">
            <SignIcon sign={line.sign} /> <span>{line.text}</span>
          </dd>
        </div>
      )}
      <Verified view={view} now={now} />
      {view !== null && (
        <div>
          <dt>{said.view.error}</dt>
          <dd className={view.lastError === null ? undefined : 'signed'}>
            {view.lastError !== null && <SignIcon sign="bad" />} <span>{view.lastError ?? said.view.noError}</span>
          </dd>
        </div>
      )}
    </dl>
  )
}

function Verified({ view, now }: { readonly view: HoverView | null; readonly now: Date }) {
  const verifiedAt = view?.verifiedAt ?? null
  return (
    <div>
      <dt>{said.view.verified}</dt>
      <dd className="signed">
        <SignIcon sign={verifiedAt === null ? 'off' : 'good'} />
        <span>
          {verifiedAt === null ? (
            view === null || view.seenAt === null ? (
              said.view.unasked
            ) : (
              said.view.unverified
            )
          ) : (
            <When iso={verifiedAt} now={now} />
          )}
        </span>
      </dd>
    </div>
  )
}

import { usePick, useStore } from '../../state/use-store.ts'
import { ResolveDialog } from '../detail/resolve-dialog.tsx'
import { DiagnosticsDialog } from '../diagnostics/diagnostics-dialog.tsx'
import { ImportDialog } from '../import/import-dialog.tsx'
import { EditChannel } from '../notices/edit-channel.tsx'
import { EditRule } from '../notices/edit-rule.tsx'
import { RemoveChannel, RemoveRule, UsualRules } from '../notices/removals.tsx'
import { Palette } from '../palette/palette.tsx'
import { ExportDialog } from '../query/export-dialog.tsx'
import { SavedViewDialog } from '../query/saved-view-dialog.tsx'
import { AddHoverOrg } from '../settings/add-hover-org.tsx'
import { AddUssdApp } from '../settings/add-ussd-app.tsx'
import { AwaitDelivery } from '../settings/await-delivery.tsx'
import { ConnectHoverOrg } from '../settings/connect-hover-org.tsx'
import { EditCategory } from '../settings/edit-category.tsx'
import { Organization } from '../settings/organization.tsx'
import { PasteUrl } from '../settings/paste-url.tsx'
import { RemoveSource } from '../settings/remove-source.tsx'
import { RenewWebhook } from '../settings/renew-webhook.tsx'
import { RotateSecret } from '../settings/rotate-secret.tsx'
import { ShortcutSheet } from './shortcut-sheet.tsx'

/** The dialog that is open, if any. They live above the views, so that none vanishes when the view below changes. */
export function Dialogs() {
  const store = useStore()
  const dialog = usePick(state => state.dialog)
  const close = () => store.show(null)
  switch (dialog?.kind) {
    case undefined:
      return null
    case 'add-ussd-app':
      return <AddUssdApp onClose={close} />
    case 'add-hover-org':
      return <AddHoverOrg onClose={close} />
    case 'connect-hover-org':
      return <ConnectHoverOrg id={dialog.id} onClose={close} />
    case 'organization':
      return <Organization id={dialog.id} onClose={close} />
    case 'renew-webhook':
      return <RenewWebhook id={dialog.id} onClose={close} />
    case 'paste-url':
      return <PasteUrl id={dialog.id} onClose={close} />
    case 'remove-source':
      return <RemoveSource id={dialog.id} onClose={close} />
    case 'await-delivery':
      return <AwaitDelivery id={dialog.id} onClose={close} />
    case 'rotate-secret':
      return <RotateSecret id={dialog.id} isChecking={dialog.isChecking === true} onClose={close} />
    case 'edit-category':
      return <EditCategory category={dialog.category} onClose={close} />
    case 'edit-rule':
      return <EditRule id={dialog.id} onClose={close} />
    case 'remove-rule':
      return <RemoveRule id={dialog.id} onClose={close} />
    case 'usual-rules':
      return <UsualRules onClose={close} />
    case 'edit-channel':
      return <EditChannel id={dialog.id} onClose={close} />
    case 'remove-channel':
      return <RemoveChannel id={dialog.id} onClose={close} />
    case 'resolve':
      return <ResolveDialog id={dialog.id} onClose={close} />
    case 'palette':
      return <Palette onClose={close} />
    case 'diagnostics':
      return <DiagnosticsDialog onClose={close} />
    case 'shortcuts':
      return <ShortcutSheet onClose={close} />
    case 'export':
      return <ExportDialog onClose={close} />
    case 'saved-view':
      return <SavedViewDialog id={dialog.id} query={dialog.query} onClose={close} />
    case 'import':
      return <ImportDialog files={dialog.files} onClose={close} />
  }
}

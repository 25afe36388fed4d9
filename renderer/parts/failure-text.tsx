import { TriangleAlert } from 'lucide-react'

/** What went wrong, in the sentence that came with it; nothing when nothing did. */
export function FailureText({ sentence }: { readonly sentence: string | null }) {
  if (sentence === null) return null
  return (
    <p className="failure" role="alert">
      <TriangleAlert aria-hidden="true" /> {sentence}
    </p>
  )
}

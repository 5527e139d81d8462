import { LinkedQuotes } from './linked-quotes'

export default function DealQuotes({ id }: { id: string }) {
  return <LinkedQuotes field="deal_id" id={id} />
}

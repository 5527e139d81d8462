import { LinkedQuotes } from './linked-quotes'

export default function ContactQuotes({ id }: { id: string }) {
  return <LinkedQuotes field="contact_id" id={id} />
}

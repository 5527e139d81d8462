import { LinkedDeals } from './linked-deals'

export default function ContactDeals({ id }: { id: string }) {
  return <LinkedDeals from="contacts" id={id} />
}

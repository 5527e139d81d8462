import { LinkedCompany } from './linked-company'

export default function ContactCompany({ id }: { id: string }) {
  return <LinkedCompany from="contacts" id={id} />
}

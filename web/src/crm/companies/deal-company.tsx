import { LinkedCompany } from './linked-company'

export default function DealCompany({ id }: { id: string }) {
  return <LinkedCompany from="deals" id={id} />
}

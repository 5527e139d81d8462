import { LinkedDeals } from './linked-deals'

export default function CompanyDeals({ id }: { id: string }) {
  return <LinkedDeals from="companies" id={id} />
}

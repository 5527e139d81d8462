import { LinkedKinds } from './linked'

export default function CompanyKinds({ id }: { id: string }) {
  return <LinkedKinds from="companies" id={id} />
}

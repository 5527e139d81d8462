import { LinkedKinds } from './linked'

export default function DealKinds({ id }: { id: string }) {
  return <LinkedKinds from="deals" id={id} />
}

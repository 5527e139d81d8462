import { useSession } from '~/lib/session'
import { useOwners } from './queries'

/** The owner that is the person signed in. */
export function useMyOwnerId(): string | undefined {
  const { user } = useSession()
  return useOwners().find((owner) => owner.email.toLowerCase() === user.email.toLowerCase())?.id
}

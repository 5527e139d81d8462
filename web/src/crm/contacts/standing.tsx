import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { readRecords } from '~/components/records/queries'
import { StageLabel } from '~/components/stage-glyph'

/** Stage and score of a contact that was found; they come after the names, so that the names wait for nothing. */
export default function Standing({ id, ids }: { id: string; ids: string[] }) {
  const found = useQuery({
    queryKey: ['palette', 'standings', ids],
    queryFn: ({ signal }) => readRecords('contacts', ids, ['lifecyclestage', 'hubspotscore'], signal),
    placeholderData: keepPreviousData,
    retry: false,
  })
  const { lifecyclestage, hubspotscore } = found.data?.find((one) => one.id === id)?.properties ?? {}
  return <>{lifecyclestage && <StageLabel stage={lifecyclestage} />}{hubspotscore && <span>{hubspotscore}</span>}</>
}

import { IconActivity, IconBox, IconBriefcase, IconBuilding, IconCalendarEvent, IconClick, IconEye, IconForms, IconMail, IconMailCheck, IconPhone, IconPuzzle, IconSearch, IconUsersGroup, type TablerIcon } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { PropertyGlyph } from '~/components/records/property-glyph'
import { useBuilding } from './building'
import type { Condition } from './tree'

const events: Record<string, TablerIcon> = {
  page_view: IconEye, visit: IconEye, form_sent: IconForms, mail_sent: IconMail, mail_opened: IconMail, mail_clicked: IconClick, email: IconMail, call: IconPhone, meeting: IconCalendarEvent,
}
const kinds: Record<string, TablerIcon> = { companies: IconBuilding, deals: IconBriefcase }

const look = { size: 16, stroke: 1.75, 'aria-hidden': true } as const
const drawn = (Icon: TablerIcon): ReactNode => <Icon {...look} />
export const eventGlyph = (event: string): ReactNode => drawn(events[event] ?? IconActivity)
export const kindGlyph = (object: string): ReactNode => drawn(kinds[object] ?? IconBox)

/** What kind of condition a line is. */
export function ConditionGlyph({ condition, object }: { condition: Condition; object: string }) {
  const { speech } = useBuilding()
  switch (condition.type) {
    case 'property':
    case 'date': return <PropertyGlyph size={16} property={speech.properties(object).find(({ name }) => name === condition.propertyName)} />
    case 'event': return eventGlyph(condition.event)
    case 'associated': return kindGlyph(condition.object)
    case 'consent': return <IconMailCheck {...look} />
    case 'segment': return <IconUsersGroup {...look} />
    case 'words': return <IconSearch {...look} />
    default: return <IconPuzzle {...look} />
  }
}

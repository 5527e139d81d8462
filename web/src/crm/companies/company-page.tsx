import { useParams } from '@tanstack/react-router'
import { t } from '~/app/messages'
import { Facts } from '~/components/records/facts'
import { RecordHead } from '~/components/records/record-head'
import { RecordMenu, RecordPage } from '~/components/records/record-page'
import { StageLabel } from '~/components/stage-glyph'
import { Story } from '~/components/timeline/story'
import { Slot } from '~/lib/slots'
import { companyList } from './definition'

const sections = [{ title: t('facts.title'), fields: ['domain', 'phone', 'industry', 'numberofemployees', 'annualrevenue', 'address', 'zip', 'city', 'country', 'description', 'lifecyclestage'] }]

const labels = { annualrevenue: t('company.field.revenue'), address: t('company.field.street'), lifecyclestage: t('company.field.stage') }

export default function CompanyPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  return (
    <RecordPage key={id} object="companies" id={id} list={{ label: 'companies.nav', path: '/companies' }} recordPath={companyList.path}>
      {(record) => {
        const { industry, city, lifecyclestage, numberofemployees } = record.properties
        const about = [industry, city, numberofemployees && t('company.people', { n: Number(numberofemployees) })].filter(Boolean).join(', ')
        return {
          head: (
            <RecordHead
              object="companies"
              record={record}
              line={[about || record.properties['domain'], lifecyclestage && <StageLabel stage={lifecyclestage} />]}
              actions={<RecordMenu object="companies" record={record} listPath="/companies" />}
            />
          ),
          facts: <Facts object="companies" record={record} sections={sections} labels={labels} leaveOut={['name', 'hubspot_owner_id']} />,
          story: <Story object="companies" id={id} />,
          rail: <Slot name="company.rail" props={{ id }} />,
        }
      }}
    </RecordPage>
  )
}

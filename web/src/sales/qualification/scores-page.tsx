import { Button, Menu } from '@mantine/core'
import { IconHistory, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { t } from '~/app/messages'
import { Bones } from '~/components/bones'
import { Failure } from '~/components/failure'
import { useSpeech } from '~/components/conditions/speech'
import { formatDay } from '~/lib/format'
import { useMay } from '~/lib/session'
import { doneWith } from '~/lib/undo'
import { useDefinitions } from './leads'
import { PreviewRail } from './preview-rail'
import { RuleDialog, freshEngagement, freshFit } from './rule-dialog'
import { RuleGroup } from './rule-group'
import { isFit, ruleName } from './rule-words'
import { useActivate, usePreview, useRuleSets, useWriteDraft } from './scores'
import { TryOne } from './try-one'
import type { EngagementRule, FitRule, RuleSets, ScoreRules } from './types'
import styles from './scores.module.css'

export default function ScoresPage() {
  const sets = useRuleSets()
  if (sets.error) return <Failure error={sets.error} />
  if (!sets.data) return <div className={styles.bones}><Bones widths={['40%', '100%', '100%', '100%']} height={32} /></div>
  return <Scores sets={sets.data} />
}

type Rule = FitRule | EngagementRule
const put = <T extends Rule>(list: T[], rule: T): T[] => (list.some((one) => one.id === rule.id) ? list.map((one) => (one.id === rule.id ? rule : one)) : [...list, rule])

const without = (rules: ScoreRules, { id }: Rule): ScoreRules => ({ ...rules, fit: rules.fit.filter((one) => one.id !== id), engagement: rules.engagement.filter((one) => one.id !== id) })

/** Where it stood before. */
function putBack(now: ScoreRules, rule: Rule, before: ScoreRules): ScoreRules {
  const { fit, engagement } = without(now, rule)
  if (isFit(rule)) return { ...now, fit: fit.toSpliced(before.fit.findIndex((one) => one.id === rule.id), 0, rule) }
  return { ...now, engagement: engagement.toSpliced(before.engagement.findIndex((one) => one.id === rule.id), 0, rule) }
}

function Scores({ sets }: { sets: RuleSets }) {
  const shown = sets.draft ?? sets.active
  const { rules } = shown
  const speech = useSpeech()
  const mayEdit = useMay('market')
  const write = useWriteDraft()
  const preview = usePreview(shown)
  const isSigned = useDefinitions().data?.active.signatures.length === 2
  const [editing, setEditing] = useState<Rule>()
  const change = (rule: Rule, then?: () => void) =>
    write.mutate((now) => (isFit(rule) ? { ...now, fit: put(now.fit, rule) } : { ...now, engagement: put(now.engagement, rule) }), { onSuccess: then })
  const remove = (rule: Rule) => write.mutate((now) => without(now, rule), {
    onSuccess: () => doneWith(t('scores.removed', { rule: ruleName(rule, speech) }), async () => void (await write.mutateAsync((now) => putBack(now, rule, rules)))),
  })
  const group = { sets, speech, preview: preview.data, mayEdit, onChange: change, onEdit: setEditing, onRemove: remove }
  return (
    <div className={styles.page}>
      <div className={styles.main}>
        <header className={styles.head}>
          <div><h1>{t('scores.title')}</h1><p>{headLine(sets, mayEdit)}</p></div>
          <Versions sets={sets} />
          {mayEdit && (
            <Menu position="bottom-end" width={200}>
              <Menu.Target><Button leftSection={<IconPlus size={15} stroke={1.75} />}>{t('scores.rule')}</Button></Menu.Target>
              <Menu.Dropdown>
                <Menu.Item onClick={() => setEditing(freshFit())}>{t('scores.new_fit')}</Menu.Item>
                <Menu.Item onClick={() => setEditing(freshEngagement())}>{t('scores.new_engagement')}</Menu.Item>
              </Menu.Dropdown>
            </Menu>
          )}
        </header>
        <div className={styles.scroll}>
          <RuleGroup {...group} name="fit" rules={rules.fit} cap={rules.fit_cap} onCap={(cap) => write.mutate((now) => ({ ...now, fit_cap: cap }))} />
          <RuleGroup {...group} name="engagement" rules={rules.engagement} cap={rules.engagement_cap} onCap={(cap) => write.mutate((now) => ({ ...now, engagement_cap: cap }))} />
          <p className={styles.note}>{t(isSigned ? 'scores.note' : 'scores.note_unsigned', { n: sets.threshold })}</p>
        </div>
        <TryOne set={shown} />
      </div>
      <PreviewRail sets={sets} preview={preview.data} error={preview.error} />
      {editing && <RuleDialog key={editing.id} rule={editing} onClose={() => setEditing(undefined)} onSave={(rule) => change(rule, () => setEditing(undefined))} />}
    </div>
  )
}

function headLine({ active, draft }: RuleSets, mayEdit: boolean): string {
  const since = formatDay(active.activated_at ?? active.created_at)
  if (!draft) return t(mayEdit ? 'scores.active_line' : 'scores.read_line', { n: active.version, when: since })
  return t('scores.draft_line', { n: draft.version, who: draft.created_by ?? t('leads.somebody'), active: active.version, when: since })
}

function Versions({ sets: { active, draft, former } }: { sets: RuleSets }) {
  const activate = useActivate()
  const mayEdit = useMay('market')
  return (
    <Menu position="bottom-end" width={260}>
      <Menu.Target><Button leftSection={<IconHistory size={15} stroke={1.75} />}>{t('scores.versions')}</Button></Menu.Target>
      <Menu.Dropdown>
        {draft && <Menu.Label>{t('scores.version', { n: draft.version })}, {t('scores.is_draft')}</Menu.Label>}
        <Menu.Label>{t('scores.version', { n: active.version })}, {t('scores.in_use')} {t('scores.since', { when: formatDay(active.activated_at ?? active.created_at) })}</Menu.Label>
        {mayEdit && former.length > 0 && <Menu.Divider />}
        {mayEdit && former.map((set) => (
          <Menu.Item key={set.id} onClick={() => activate.mutate({ set, former: active })}>
            {t('scores.use_again', { n: set.version })}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

import { t } from '~/app/messages'
import { EditorFrame } from '~/components/editor-frame'
import { useFormChoices } from '~/lib/forms'
import { PageLinks } from './page-links'
import { type Page } from './content'
import { StateTag } from './state-tag'
import styles from './read.module.css'

/** A page as those see it who do not write pages. */
export function PageRead({ page }: { page: Page }) {
  const form = useFormChoices().find((one) => one.value === page.form_id)
  return (
    <EditorFrame title={page.title} shape="text" about={<StateTag state={page.state} />} actions={<PageLinks page={page} />}>
      <div className={styles.content}>
        <h1>{page.title}</h1>
        <p className={styles.note}>{t('pages.read_only')}</p>
        <dl className={styles.facts}>
          <dt>{t('pages.slug')}</dt><dd>{new URL(page.url).pathname}</dd>
          <dt>{t('pages.form')}</dt><dd>{form?.label ?? t('pages.no_form')}</dd>
          {page.description && <><dt>{t('pages.description')}</dt><dd>{page.description}</dd></>}
          <dt>{t('pages.body')}</dt><dd className={styles.text}>{page.body}</dd>
        </dl>
      </div>
    </EditorFrame>
  )
}

import { Button, Modal } from '@mantine/core'
import { t } from '~/app/messages'
import { linkTo, type Form } from './content'
import { copyText } from './copy'
import styles from './editor.module.css'

/** Where the form can be filled in besides pages: on its own, or in a frame of another site. */
export function ShareForm({ form, onClose }: { form: Form; onClose: () => void }) {
  const link = linkTo(`/f/${form.id}`)
  const frame = `<iframe src="${link}?embed=1" title="${form.name.replaceAll('"', '&quot;')}" style="width:100%;height:640px;border:0" loading="lazy" referrerpolicy="no-referrer-when-downgrade"></iframe>`
  return (
    <Modal opened onClose={onClose} title={t('forms.share')} size={560}>
      <div className={styles.share}>
        <Part title={t('forms.share.link')} text={link} />
        <div>
          <Part title={t('forms.share.embed')} text={frame} />
          <p className={styles.below}>{t('forms.share.embed_hint')}</p>
        </div>
      </div>
    </Modal>
  )
}

function Part({ title, text }: { title: string; text: string }) {
  return (
    <section>
      <div className={styles.shareHead}>
        <h3>{title}</h3>
        <Button size="xs" onClick={() => void copyText(text)}>{t('forms.share.copy')}</Button>
      </div>
      <pre>{text}</pre>
    </section>
  )
}

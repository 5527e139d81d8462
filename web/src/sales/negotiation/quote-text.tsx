import { t } from '~/app/messages'
import { showMoney, showRate } from './show'
import type { Quote } from './quotes'
import styles from './quote.module.css'

/** What was sent, as it stands. */
export function QuoteText({ quote }: { quote: Quote }) {
  return (
    <div className={styles.sheet}>
      {quote.intro && <p className={styles.words}>{quote.intro}</p>}
      {quote.lines.length === 0 && <p className={styles.hint}>{t('quotes.line.none')}</p>}
      {quote.lines.length > 0 && (
        <div className={styles.scroll} tabIndex={0} role="region" aria-label={t('quotes.lines')}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th>{t('quotes.line.item')}</th><th className={styles.end}>{t('quotes.line.quantity')}</th><th className={styles.end}>{t('quotes.line.price')}</th>
                <th className={styles.end}>{t('quotes.line.discount')}</th><th className={styles.end}>{t('quotes.line.tax')}</th><th className={styles.end}>{t('quotes.line.net')}</th>
              </tr>
            </thead>
            <tbody>
              {quote.lines.map((line, index) => (
                <tr key={index}>
                  <td><strong>{line.title}</strong>{line.description && <small>{line.description}</small>}</td>
                  <td className={styles.end} data-label={t('quotes.line.quantity')}>{line.unit ? `${line.quantity} × ${line.unit}` : line.quantity}</td>
                  <td className={styles.end} data-label={t('quotes.line.price')}>{showMoney(line.unit_price)}</td>
                  <td className={styles.end} data-label={t('quotes.line.discount')}>{line.discount > 0 ? `${showRate(line.discount)} %` : ''}</td>
                  <td className={styles.end} data-label={t('quotes.line.tax')}>{showRate(line.tax_rate)} %</td>
                  <td className={styles.end} data-label={t('quotes.line.net')}><strong>{showMoney(line.net)}</strong></td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {quote.terms && <div><h2>{t('quotes.terms')}</h2><p className={styles.words}>{quote.terms}</p></div>}
    </div>
  )
}

import classes from './kop-preview.module.css';

export interface KopPreviewProps {
  company: string;
  unit: string;
  address: string;
  logo: string | null;
  logoRight: string | null;
  /** What the picture shows, for those who do not see it. */
  label: string;
}

/** The head of every printed page as it will be: logos at the sides, names between them, a double rule below. */
export function KopPreview({ company, unit, address, logo, logoRight, label }: KopPreviewProps) {
  const hasLogo = logo !== null || logoRight !== null;
  return (
    <div className={classes.sheet} role="group" aria-label={label}>
      <div className={classes.kop}>
        {hasLogo && <Logo source={logo} />}
        <div className={classes.names}>
          <div className={classes.company}>{company}</div>
          {unit !== company && <div className={classes.unit}>{unit}</div>}
          <div className={classes.address}>{address}</div>
        </div>
        {hasLogo && <Logo source={logoRight} isRight />}
      </div>
      <div className={classes.thick} />
      <div className={classes.thin} />
    </div>
  );
}

/** Room for a logo is kept on both sides, so that the names stand in the middle. */
function Logo({ source, isRight = false }: { source: string | null; isRight?: boolean }) {
  return (
    <div className={classes.logo} data-right={isRight || undefined}>
      {source !== null && <img src={source} alt="" />}
    </div>
  );
}

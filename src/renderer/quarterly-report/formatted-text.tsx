import { Fragment } from 'react';
import type { FormattedBlock, FormattedSpan } from '../../shared/formatted-text.ts';
import { formattedBlocks } from '../../shared/formatted-text.ts';
import classes from './report.module.css';

/** A text with its simple formatting, as the report prints it. */
export function FormattedText({ text }: { text: string }) {
  return (
    <div className={classes.formatted}>
      {formattedBlocks(text).map((block, index) => (
        <Block key={index} block={block} />
      ))}
    </div>
  );
}

function Block({ block }: { block: FormattedBlock }) {
  if (block.kind === 'paragraph') {
    return (
      <p>
        <Spans spans={block.spans} />
      </p>
    );
  }
  const List = block.isNumbered ? 'ol' : 'ul';
  return (
    <List>
      {block.items.map((item, index) => (
        <li key={index}>
          <Spans spans={item} />
        </li>
      ))}
    </List>
  );
}

function Spans({ spans }: { spans: readonly FormattedSpan[] }) {
  return spans.map(({ text, isBold, isItalic }, index) => {
    const inner = isItalic ? <em>{text}</em> : text;
    return isBold ? <strong key={index}>{inner}</strong> : <Fragment key={index}>{inner}</Fragment>;
  });
}

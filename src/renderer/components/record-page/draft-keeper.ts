import type { BinaanClient } from '../../../shared/contract.ts';

/** A form as its draft sees it. */
export interface DraftSource {
  /** What the form edits: `group:<id>`, `group:new`, `budgets:<unit>:<year>`. A draft's key begins with it. */
  subject: string;
  /** Where the form is opened. */
  path: string;
  unitId: string | null;
  isDirty: boolean;
  title: () => string;
  content: () => unknown;
}

export interface DraftStatus {
  /** When what is on the screen was last put on disk; null where nothing is unsaved. */
  savedAt: string | null;
  /** The last try did not reach the disk. */
  hasFailed: boolean;
}

/** How long typing may go on before it is on disk. Short enough that a killed process takes a word at most. */
const pause = 300;
const pauseAfterFailure = 2000;

/** Keeps what is typed into one form on disk, until it is saved or thrown away. */
export class DraftKeeper {
  /** The form as it is now; null before it is on the screen. */
  source: DraftSource | null = null;
  readonly #drafts: BinaanClient['drafts'];
  readonly #onStatus: (status: DraftStatus) => void;
  // A name of this form among all that edit the same: two windows keep a draft each.
  readonly #own = crypto.randomUUID();
  /** Every key that this form has written and not removed yet; more than one while a new record gets its id. */
  readonly #keys = new Set<string>();
  #adopted: string | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isDiscarded = false;
  // One after another: a removal must not overtake the saving before it.
  #queue: Promise<unknown> = Promise.resolve();

  constructor(drafts: BinaanClient['drafts'], onStatus: (status: DraftStatus) => void) {
    this.#drafts = drafts;
    this.#onStatus = onStatus;
  }

  /** Something was typed, taken back or saved. */
  touch(): void {
    this.#isDiscarded = false;
    this.#timer ??= setTimeout(() => this.flush(), pause);
  }

  /** Writes at once what still waits. */
  flush(): void {
    if (this.#timer === undefined) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#enqueue(() => this.#write());
  }

  /** Goes on with a draft of an earlier sitting in place of one of its own. */
  adopt(key: string): void {
    this.#keys.add(key);
    this.#adopted = key;
    this.touch();
  }

  /** The form goes: what is unsaved is kept, and a draft that was on its way to the disk meanwhile is not left behind. */
  close(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#enqueue(() => this.#write());
  }

  /** Throws away what is typed, when the form is left without saving. */
  discard(): void {
    this.#isDiscarded = true;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#enqueue(() => this.#forget());
  }

  #enqueue(work: () => Promise<string | null>): void {
    this.#queue = this.#queue.then(work).then(
      (savedAt) => this.#onStatus({ savedAt, hasFailed: false }),
      () => {
        this.#onStatus({ savedAt: null, hasFailed: true });
        // A full disk, a locked file: what is typed is still here, and what is to be forgotten still there.
        this.#timer ??= setTimeout(() => this.flush(), pauseAfterFailure);
      },
    );
  }

  async #write(): Promise<string | null> {
    const { source } = this;
    if (!source?.isDirty || this.#isDiscarded) return this.#forget();
    const { subject, path, unitId } = source;
    const key = this.#adopted?.startsWith(`${subject}/`) ? this.#adopted : `${subject}/${this.#own}`;
    this.#keys.add(key);
    const { savedAt } = await this.#drafts.save({
      key,
      path,
      unitId,
      title: source.title().slice(0, 300),
      content: JSON.stringify(source.content()),
    });
    // A new record was saved and got its id: the draft goes on under the record's name.
    await this.#removeAllBut(key);
    return savedAt;
  }

  async #forget(): Promise<null> {
    await this.#removeAllBut(null);
    this.#adopted = null;
    return null;
  }

  async #removeAllBut(kept: string | null): Promise<void> {
    for (const key of this.#keys) {
      if (key === kept) continue;
      // oxlint-disable-next-line no-await-in-loop -- one, or two while a new record gets its id
      await this.#drafts.remove({ key });
      this.#keys.delete(key);
    }
  }
}

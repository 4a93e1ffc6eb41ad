import { createContext } from 'react';
import type { FigurePlace } from '../../shared/records-behind.ts';

/** Opens the records behind a figure; null where tables are shown whose figures lead nowhere. */
export const FigureContext = createContext<((place: FigurePlace) => void) | null>(null);

import { Area } from '../areas/areas.entity.ts';
import { Assistance, AssistanceCondition, AssistanceItem } from '../assistance/assistance.entity.ts';
import { Beneficiary, BeneficiaryVulnerable, Budget, Expense } from '../budgets/budgets.entity.ts';
import { Attachment } from '../attachments/attachments.entity.ts';
import { Choice } from '../choices/choices.entity.ts';
import { QuarterClosing } from '../closings/closings.entity.ts';
import { AssistanceDocument, DocumentTemplate, MeetingDocument } from '../documents/documents.entity.ts';
import { Draft } from '../drafts/drafts.entity.ts';
import { FollowUp } from '../follow-ups/follow-ups.entity.ts';
import { GroupProgress, IndependenceScore } from '../group-progress/group-progress.entity.ts';
import { Group, GroupLicence, GroupProduct, Membership } from '../groups/groups.entity.ts';
import { Action } from '../history/action.entity.ts';
import { HistoryEntry } from '../history/history.entity.ts';
import { Achievement, Indicator, IndicatorTarget } from '../indicators/indicators.entity.ts';
import { Lesson } from '../lessons/lessons.entity.ts';
import { MeetingTemplate } from '../meeting-templates/meeting-templates.entity.ts';
import { Meeting, MeetingGroup, MeetingProgram, MeetingSession, Participant } from '../meetings/meetings.entity.ts';
import { Organization, OrganizationContact, OrganizationPosition } from '../organizations/organizations.entity.ts';
import { MinuteDecision, MinutePoint } from '../minutes/minutes.entity.ts';
import { ProgramNarrative } from '../narratives/narratives.entity.ts';
import { DifferentPeople, Person } from '../people/people.entity.ts';
import { Activity, PlanVersion, Renja, Renstra, RenstraAmount, RenstraLine } from '../plans/plans.entity.ts';
import { Program, ProgramArea, ProgramGroup, ProgramTpb } from '../programs/programs.entity.ts';
import { LegalBasis, Settings } from '../settings/settings.entity.ts';
import { PrintedSheet, SheetLayout } from '../sheets/sheets.entity.ts';
import { SearchEntry } from './search-entry.entity.ts';
import { OperatingUnit, Signatory, UnitIdentity, UnitRing } from '../units/units.entity.ts';

/** Every table, in an order in which each comes after those that it refers to. */
export const entities = [
  Area,
  Choice,
  Settings,
  LegalBasis,
  OperatingUnit,
  UnitIdentity,
  Signatory,
  UnitRing,
  Person,
  DifferentPeople,
  Group,
  Membership,
  GroupProduct,
  GroupLicence,
  GroupProgress,
  IndependenceScore,
  Organization,
  OrganizationPosition,
  OrganizationContact,
  Program,
  ProgramTpb,
  ProgramArea,
  ProgramGroup,
  Renstra,
  RenstraLine,
  RenstraAmount,
  Renja,
  Activity,
  PlanVersion,
  Budget,
  Expense,
  Beneficiary,
  Assistance,
  AssistanceItem,
  AssistanceCondition,
  BeneficiaryVulnerable,
  ProgramNarrative,
  QuarterClosing,
  Indicator,
  IndicatorTarget,
  Achievement,
  Meeting,
  MeetingSession,
  Participant,
  MeetingProgram,
  MeetingGroup,
  MeetingDocument,
  AssistanceDocument,
  DocumentTemplate,
  Attachment,
  MinutePoint,
  MinuteDecision,
  FollowUp,
  Lesson,
  Action,
  MeetingTemplate,
  SheetLayout,
  PrintedSheet,
  HistoryEntry,
  Draft,
  SearchEntry,
] as const;

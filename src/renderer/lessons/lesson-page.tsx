import { RecordRoute } from '../components/record-page/record-route.tsx';
import { useHost } from '../host/host-context.tsx';
import { LessonForm } from './lesson-form.tsx';

export function LessonPage() {
  const { client } = useHost();
  return (
    <RecordRoute kind="lesson" load={(id) => client.lessons.get({ id })}>
      {(start) => <LessonForm {...start} />}
    </RecordRoute>
  );
}
